-- statements: 4

delete from "jobs" where "jobs"."id" = any (cast(? as uuid[])) returning "jobs"."id";

select "jobs"."id" from "jobs" where ("jobs"."id" = any (cast(? as uuid[])) and ((select coalesce(sum("jobs_snapshot"."cost_usd"), 0) from "cost_snapshots" as "jobs_snapshot" where "jobs_snapshot"."job_id" = "jobs"."id") > "jobs"."budget_usd") = cast(? as boolean));

select "jobs"."id", "jobs"."version" from "jobs" where ((select coalesce(sum("jobs_snapshot"."cost_usd"), 0) from "cost_snapshots" as "jobs_snapshot" where "jobs_snapshot"."job_id" = "jobs"."id") > "jobs"."budget_usd") = cast(? as boolean) order by "jobs"."id" fetch next cast(? as bigint) rows only for update;

select (select count(*) from (select "artifacts"."id" from "artifacts" where "artifacts"."job_id" = any (cast(? as uuid[])) order by "artifacts"."id" for no key update) as "related"), (select count(*) from (select "qa_reports"."id" from "qa_reports" where "qa_reports"."job_id" = any (cast(? as uuid[])) order by "qa_reports"."id" for no key update) as "related"), (select count(*) from (select "cost_snapshots"."id" from "cost_snapshots" where "cost_snapshots"."job_id" = any (cast(? as uuid[])) order by "cost_snapshots"."id" for no key update) as "related");
