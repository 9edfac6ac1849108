-- statements: 3

delete from "worlds" where "worlds"."id" = any (cast(? as uuid[])) returning "worlds"."id";

select "worlds"."id", "worlds"."version" from "worlds" where "worlds"."id" = any (cast(? as uuid[])) order by "worlds"."id" for update;

select (select count(*) from (select "characters"."id" from "characters" where "characters"."world_id" = any (cast(? as uuid[])) order by "characters"."id" for no key update) as "related"), (select count(*) from (select "timelines"."id" from "timelines" where "timelines"."world_id" = any (cast(? as uuid[])) order by "timelines"."id" for no key update) as "related"), (select count(*) from (select "jobs"."id" from "jobs" where "jobs"."world_id" = any (cast(? as uuid[])) order by "jobs"."id" for no key update) as "related");
