-- statements: 2

insert into "cost_snapshots" ("job_id", "stage", "tokens_used", "cost_usd", "model", "id") select "input"."job_id", "input"."stage", "input"."tokens_used", "input"."cost_usd", "input"."model", "input"."id" from unnest(cast(cast(? as varchar[]) as uuid[]), cast(? as varchar[]), cast(cast(? as varchar[]) as int[]), cast(cast(? as varchar[]) as numeric[]), cast(? as varchar[]), cast(cast(? as varchar[]) as uuid[])) as "input" ("job_id", "stage", "tokens_used", "cost_usd", "model", "id") order by "input"."job_id", "input"."id" returning "cost_snapshots"."id", "cost_snapshots"."job_id", "cost_snapshots"."stage", "cost_snapshots"."cost_usd";

select "jobs"."id", (select coalesce(sum("jobs_snapshot"."cost_usd"), 0) from "cost_snapshots" as "jobs_snapshot" where "jobs_snapshot"."job_id" = "jobs"."id") as "cost_usd" from "jobs" where "jobs"."id" = any (cast(? as uuid[]));
