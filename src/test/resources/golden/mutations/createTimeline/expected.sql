-- statements: 1

insert into "timelines" ("world_id", "nodes", "id") select "input"."world_id", "input"."nodes", "input"."id" from unnest(cast(cast(? as varchar[]) as uuid[]), cast(cast(? as varchar[]) as jsonb[]), cast(cast(? as varchar[]) as uuid[])) as "input" ("world_id", "nodes", "id") order by "input"."world_id", "input"."id" returning "timelines"."id", "timelines"."nodes", "timelines"."version";
