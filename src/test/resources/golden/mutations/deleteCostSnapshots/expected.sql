-- statements: 2

delete from "cost_snapshots" where "cost_snapshots"."id" = any (cast(? as uuid[])) returning "cost_snapshots"."id";

select "cost_snapshots"."id" from "cost_snapshots" where "cost_snapshots"."job_id" = cast(? as uuid) order by "cost_snapshots"."id" fetch next cast(? as bigint) rows only for update;
