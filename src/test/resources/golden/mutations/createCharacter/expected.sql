-- statements: 2

insert into "characters" ("world_id", "name", "constraints", "id") select "input"."world_id", "input"."name", "input"."constraints", "input"."id" from unnest(cast(cast(? as varchar[]) as uuid[]), cast(? as varchar[]), cast(cast(? as varchar[]) as jsonb[]), cast(cast(? as varchar[]) as uuid[])) as "input" ("world_id", "name", "constraints", "id") order by "input"."world_id", "input"."id" returning "characters"."id", "characters"."world_id", "characters"."name", "characters"."constraints", "characters"."version";

select "worlds"."id", "worlds"."name" from "worlds" where "worlds"."id" = any (cast(? as uuid[]));
