-- statements: 1

insert into "timelines" ("world_id", "id", "nodes") select "input"."world_id", "input"."id", "input"."nodes" from unnest(cast(cast(? as varchar[]) as uuid[]), cast(cast(? as varchar[]) as uuid[]), cast(cast(? as varchar[]) as jsonb[])) as "input" ("world_id", "id", "nodes") order by "input"."world_id", "input"."id" returning "timelines"."id", "timelines"."nodes";
