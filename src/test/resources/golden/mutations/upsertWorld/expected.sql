-- statements: 1

insert into "worlds" ("name", "themes", "id") select "input"."name", "input"."themes", "input"."id" from unnest(cast(? as varchar[]), cast(cast(? as varchar[]) as jsonb[]), cast(cast(? as varchar[]) as uuid[])) as "input" ("name", "themes", "id") on conflict ("name") do update set "themes" = excluded."themes" returning "worlds"."id", "worlds"."name", "worlds"."rules", "worlds"."themes", "worlds"."version";
