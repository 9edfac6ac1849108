-- statements: 6

select "jobs"."id", "jobs"."status" from "jobs" where "jobs"."id" = any (cast(? as uuid[]));

select "timelines"."id", "timelines"."world_id", "timelines"."nodes" from "timelines" where "timelines"."id" = any (cast(? as uuid[]));

select "worlds"."id", "worlds"."name" from "worlds" where "worlds"."id" = any (cast(? as uuid[]));

select "worlds"."id", "worlds"."name" from "worlds" where "worlds"."id" = any (cast(? as uuid[]));

select 'World', "worlds"."id" from "worlds" where "worlds"."id" = any (cast(? as uuid[])) union all select 'Character', "characters"."id" from "characters" where "characters"."id" = any (cast(? as uuid[])) union all select 'Timeline', "timelines"."id" from "timelines" where "timelines"."id" = any (cast(? as uuid[])) union all select 'Job', "jobs"."id" from "jobs" where "jobs"."id" = any (cast(? as uuid[])) union all select 'Artifact', "artifacts"."id" from "artifacts" where "artifacts"."id" = any (cast(? as uuid[])) union all select 'QaReport', "qa_reports"."id" from "qa_reports" where "qa_reports"."id" = any (cast(? as uuid[])) union all select 'CostSnapshot', "cost_snapshots"."id" from "cost_snapshots" where "cost_snapshots"."id" = any (cast(? as uuid[]));

select 'World', "worlds"."id" from "worlds" where "worlds"."id" = any (cast(? as uuid[])) union all select 'Character', "characters"."id" from "characters" where "characters"."id" = any (cast(? as uuid[])) union all select 'Timeline', "timelines"."id" from "timelines" where "timelines"."id" = any (cast(? as uuid[])) union all select 'Job', "jobs"."id" from "jobs" where "jobs"."id" = any (cast(? as uuid[])) union all select 'Artifact', "artifacts"."id" from "artifacts" where "artifacts"."id" = any (cast(? as uuid[])) union all select 'QaReport', "qa_reports"."id" from "qa_reports" where "qa_reports"."id" = any (cast(? as uuid[])) union all select 'CostSnapshot', "cost_snapshots"."id" from "cost_snapshots" where "cost_snapshots"."id" = any (cast(? as uuid[]));
