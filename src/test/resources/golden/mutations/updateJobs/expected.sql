-- statements: 2

select "jobs"."id", "jobs"."version" from "jobs" where ((("jobs"."status") collate "und-x-icu") = any (cast(? as varchar[]))) order by "jobs"."id" fetch next cast(? as bigint) rows only for no key update;

update "jobs" set "budget_usd" = (cast(cast(? as varchar[]) as numeric[]))[1] from unnest(cast(cast(? as varchar[]) as uuid[])) as "input" ("id") where "jobs"."id" = "input"."id" returning "jobs"."id", "jobs"."budget_usd", ((select coalesce(sum("jobs_snapshot"."cost_usd"), 0) from "cost_snapshots" as "jobs_snapshot" where "jobs_snapshot"."job_id" = "jobs"."id") > "jobs"."budget_usd") as "over_budget";
