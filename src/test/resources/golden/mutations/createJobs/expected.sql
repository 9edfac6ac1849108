-- statements: 1

insert into "jobs" ("type", "genre", "id", "budget_usd") select "input"."type", "input"."genre", "input"."id", "input"."budget_usd" from unnest(cast(? as varchar[]), cast(? as varchar[]), cast(cast(? as varchar[]) as uuid[]), cast(cast(? as varchar[]) as numeric[])) as "input" ("type", "genre", "id", "budget_usd") returning "jobs"."id", "jobs"."type", "jobs"."genre", "jobs"."status", "jobs"."budget_usd";
