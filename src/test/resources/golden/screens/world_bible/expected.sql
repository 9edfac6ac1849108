-- statements: 6

select "jobs"."world_id", count(*) from "jobs" where "jobs"."world_id" in (select "parent"."id" from unnest(cast(? as uuid[])) as "parent" ("id")) group by "jobs"."world_id";

select "parent"."ordinal", "child"."id", "child"."nodes" from unnest(cast(? as uuid[])) with ordinality as "parent" ("id", "ordinal") cross join lateral (select "timelines"."id", "timelines"."nodes" from "timelines" where "timelines"."world_id" = "parent"."id" order by case when jsonb_typeof(jsonb_extract_path("timelines"."nodes", '0', 'year')) = 'number' then cast(jsonb_extract_path("timelines"."nodes", '0', 'year') as numeric) end asc, "timelines"."id" asc fetch next 51 rows only) as "child";

select "parent"."ordinal", "child"."id", "child"."type", "child"."genre", "child"."status", "child"."created_at" from unnest(cast(? as uuid[])) with ordinality as "parent" ("id", "ordinal") cross join lateral (select "jobs"."id", "jobs"."type", "jobs"."genre", "jobs"."status", "jobs"."created_at" from "jobs" where "jobs"."world_id" = "parent"."id" order by "jobs"."created_at" desc, "jobs"."id" desc fetch next 51 rows only) as "child";

select "parent"."ordinal", "child"."id", "child"."world_id", "child"."name", "child"."trajectory", "child"."relationships", "child"."constraints" from unnest(cast(? as uuid[])) with ordinality as "parent" ("id", "ordinal") cross join lateral (select "characters"."id", "characters"."world_id", "characters"."name", "characters"."trajectory", "characters"."relationships", "characters"."constraints" from "characters" where "characters"."world_id" = "parent"."id" order by (("characters"."name") collate "und-x-icu") asc, "characters"."id" asc fetch next 101 rows only) as "child";

select "reference"."ordinal", "other"."id", "other"."name" from unnest(cast(? as uuid[]), cast(? as uuid[]), cast(? as varchar[])) with ordinality as "reference" ("id", "world_id", "name", "ordinal") cross join lateral ((select "characters"."id", "characters"."name" from "characters" where "characters"."id" = "reference"."id") union all (select "characters"."id", "characters"."name" from "characters" where ("characters"."world_id" = "reference"."world_id" and (("characters"."name") collate "und-x-icu") = "reference"."name") order by "characters"."created_at" asc, "characters"."id" asc fetch next 1 rows only)) as "other";

select "worlds"."id", "worlds"."name", "worlds"."rules", "worlds"."geography", "worlds"."history", "worlds"."themes" from "worlds" where "worlds"."id" = any (cast(? as uuid[]));
