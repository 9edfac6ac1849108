-- statements: 3

select "by_0"."value" as "key_0", count(*) as "value_0" from "jobs" cross join lateral (select date_trunc('day', "jobs"."created_at", 'Europe/Warsaw') as "value") as "by_0" where "jobs"."created_at" >= cast(? as timestamp with time zone) group by "by_0"."value" order by "by_0"."value" asc fetch next 50 rows only;

select "by_0"."value" as "key_0", sum("cost_snapshots"."cost_usd") as "value_0" from "cost_snapshots" cross join lateral (select date_trunc('day', "cost_snapshots"."created_at", 'Europe/Warsaw') as "value") as "by_0" where "cost_snapshots"."created_at" >= cast(? as timestamp with time zone) group by "by_0"."value" having sum("cost_snapshots"."cost_usd") >= cast(? as numeric) order by "by_0"."value" asc fetch next 31 rows only;

select count(*) as "value_0", count(distinct "cost_snapshots"."stage") as "value_1", count(distinct "cost_snapshots"."model") as "value_2", sum("cost_snapshots"."cost_usd") as "value_3", trim_scale(avg("cost_snapshots"."tokens_used")) as "value_4", max("cost_snapshots"."created_at") as "value_5" from "cost_snapshots";
