-- statements: 2

select "worlds"."id", "worlds"."version" from "worlds" where (select count(*) from "characters" as "counted" where "counted"."world_id" = "worlds"."id") > cast(? as bigint) order by "worlds"."id" fetch next cast(? as bigint) rows only;

select (select count(*) from (select "characters"."id" from "characters" where "characters"."world_id" = any (cast(? as uuid[])) order by "characters"."id") as "related"), (select count(*) from (select "timelines"."id" from "timelines" where "timelines"."world_id" = any (cast(? as uuid[])) order by "timelines"."id") as "related"), (select count(*) from (select "jobs"."id" from "jobs" where "jobs"."world_id" = any (cast(? as uuid[])) order by "jobs"."id") as "related");
