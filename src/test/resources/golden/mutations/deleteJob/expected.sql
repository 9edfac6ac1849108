-- statements: 3

delete from "jobs" where "jobs"."id" = any (cast(? as uuid[])) returning "jobs"."id";

select "jobs"."id", "jobs"."version" from "jobs" where "jobs"."id" = any (cast(? as uuid[])) order by "jobs"."id" for update;

select (select count(*) from (select "artifacts"."id" from "artifacts" where "artifacts"."job_id" = any (cast(? as uuid[])) order by "artifacts"."id" for no key update) as "related"), (select count(*) from (select "qa_reports"."id" from "qa_reports" where "qa_reports"."job_id" = any (cast(? as uuid[])) order by "qa_reports"."id" for no key update) as "related"), (select count(*) from (select "cost_snapshots"."id" from "cost_snapshots" where "cost_snapshots"."job_id" = any (cast(? as uuid[])) order by "cost_snapshots"."id" for no key update) as "related");
