-- statements: 2

insert into "characters" ("world_id", "name", "id") select "input"."world_id", "input"."name", "input"."id" from unnest(cast(cast(? as varchar[]) as uuid[]), cast(? as varchar[]), cast(cast(? as varchar[]) as uuid[])) as "input" ("world_id", "name", "id") order by "input"."world_id", "input"."id" on conflict do nothing returning "characters"."id", "characters"."name";

select "worlds"."id" from "worlds" where "worlds"."id" = any (cast(? as uuid[])) order by "worlds"."id" for key share;
