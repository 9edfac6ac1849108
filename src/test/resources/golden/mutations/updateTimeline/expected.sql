-- statements: 2

select "timelines"."id", "timelines"."version", "timelines"."nodes" from "timelines" where "timelines"."id" = any (cast(? as uuid[])) order by "timelines"."id" for no key update;

update "timelines" set "nodes" = "input"."nodes" from unnest(cast(cast(? as varchar[]) as uuid[]), cast(cast(? as varchar[]) as jsonb[])) as "input" ("id", "nodes") where "timelines"."id" = "input"."id" returning "timelines"."id", "timelines"."nodes", "timelines"."version";
