-- statements: 2

select "jobs"."id", "jobs"."version", "jobs"."status" from "jobs" where "jobs"."id" = any (cast(? as uuid[])) order by "jobs"."id" for no key update;

update "jobs" set "status" = "input"."status" from unnest(cast(cast(? as varchar[]) as uuid[]), cast(? as varchar[])) as "input" ("id", "status") where "jobs"."id" = "input"."id" returning "jobs"."id", "jobs"."status", "jobs"."version";
