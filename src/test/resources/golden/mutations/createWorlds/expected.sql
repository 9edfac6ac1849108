-- statements: 1

insert into "worlds" ("name", "id", "themes") select "input"."name", "input"."id", "input"."themes" from unnest(cast(? as varchar[]), cast(cast(? as varchar[]) as uuid[]), cast(cast(? as varchar[]) as jsonb[])) as "input" ("name", "id", "themes") returning "worlds"."id", "worlds"."name", "worlds"."themes", "worlds"."version";
