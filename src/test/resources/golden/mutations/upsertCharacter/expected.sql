-- statements: 3

select "characters"."id" from "characters" where ("characters"."world_id" = cast(? as uuid) and "characters"."name" = ?) order by "characters"."id" for no key update;

select "worlds"."id" from "worlds" where "worlds"."id" = any (cast(? as uuid[])) order by "worlds"."id" for no key update;

update "characters" set "constraints" = "input"."constraints" from unnest(cast(cast(? as varchar[]) as uuid[]), cast(cast(? as varchar[]) as jsonb[])) as "input" ("id", "constraints") where "characters"."id" = "input"."id" returning "characters"."id", "characters"."constraints", "characters"."version";
