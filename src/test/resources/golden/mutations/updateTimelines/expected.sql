-- statements: 3

select "timelines"."id", "timelines"."version" from "timelines" order by "timelines"."id" fetch next cast(? as bigint) rows only for no key update;

select "worlds"."id", "worlds"."name" from "worlds" where "worlds"."id" = any (cast(? as uuid[]));

update "timelines" set "world_id" = "input"."world_id" from unnest(cast(cast(? as varchar[]) as uuid[]), cast(cast(? as varchar[]) as uuid[])) as "input" ("id", "world_id") where "timelines"."id" = "input"."id" returning "timelines"."id", "timelines"."world_id", "timelines"."version";
