-- statements: 1

insert into "artifacts" ("job_id", "type", "data", "id") select "input"."job_id", "input"."type", "input"."data", "input"."id" from unnest(cast(cast(? as varchar[]) as uuid[]), cast(? as varchar[]), cast(cast(? as varchar[]) as jsonb[]), cast(cast(? as varchar[]) as uuid[])) as "input" ("job_id", "type", "data", "id") order by "input"."job_id", "input"."id" returning "artifacts"."id", "artifacts"."type", "artifacts"."version", "artifacts"."data";
