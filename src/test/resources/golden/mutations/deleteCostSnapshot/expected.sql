-- statements: 2

delete from "cost_snapshots" where "cost_snapshots"."id" = any (cast(? as uuid[])) returning "cost_snapshots"."id";

select "cost_snapshots"."id" from "cost_snapshots" where "cost_snapshots"."id" = any (cast(? as uuid[])) order by "cost_snapshots"."id" for update;
