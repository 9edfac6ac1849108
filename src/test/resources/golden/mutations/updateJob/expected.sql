-- statements: 2

select "jobs"."id", "jobs"."version" from "jobs" where "jobs"."id" = any (cast(? as uuid[])) order by "jobs"."id" for no key update;

update "jobs" set "inspiration" = "input"."inspiration", "budget_usd" = "input"."budget_usd" from unnest(cast(cast(? as varchar[]) as uuid[]), cast(? as varchar[]), cast(cast(? as varchar[]) as numeric[])) as "input" ("id", "inspiration", "budget_usd") where "jobs"."id" = "input"."id" returning "jobs"."id", "jobs"."inspiration", "jobs"."budget_usd", "jobs"."version";
