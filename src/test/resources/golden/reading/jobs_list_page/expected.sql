-- statements: 3

select "jobs"."id", "jobs"."type", "jobs"."genre", "jobs"."inspiration", "jobs"."status", "jobs"."completed_at", "jobs"."world_id", "jobs"."budget_usd" from "jobs" order by "jobs"."completed_at" desc nulls last, "jobs"."id" desc fetch next 3 rows only;

select "worlds"."id", "worlds"."name" from "worlds" where "worlds"."id" = any (cast(? as uuid[]));

select count(*) from "jobs";
