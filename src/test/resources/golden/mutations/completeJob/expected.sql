-- statements: 4

select "jobs"."id", "jobs"."version", "jobs"."status" from "jobs" where "jobs"."id" = any (cast(? as uuid[])) order by "jobs"."id" for no key update;

select "jobs"."id", "jobs"."version", "jobs"."status" from "jobs" where "jobs"."id" = any (cast(? as uuid[])) order by "jobs"."id" for no key update;

update "jobs" set "status" = "input"."status" from unnest(cast(cast(? as varchar[]) as uuid[]), cast(? as varchar[])) as "input" ("id", "status") where "jobs"."id" = "input"."id" returning "jobs"."id", "jobs"."status";

update "jobs" set "status" = "input"."status" from unnest(cast(cast(? as varchar[]) as uuid[]), cast(? as varchar[])) as "input" ("id", "status") where "jobs"."id" = "input"."id" returning "jobs"."id", "jobs"."status", "jobs"."version", case when "jobs"."status" = 'completed' then 100 else least((((select cast(count(distinct "jobs_snapshot"."stage") as int) from "cost_snapshots" as "jobs_snapshot" where "jobs_snapshot"."job_id" = "jobs"."id") * 100) / 9), 99) end as "progress";
