-- statements: 4

select "parent"."ordinal", "child"."id", "child"."nodes" from unnest(cast(? as uuid[])) with ordinality as "parent" ("id", "ordinal") cross join lateral (select "timelines"."id", "timelines"."nodes" from "timelines" where "timelines"."world_id" = "parent"."id" order by "timelines"."created_at" asc, "timelines"."id" asc fetch next 6 rows only) as "child";

select "parent"."ordinal", "child"."id", "child"."world_id", "child"."name", "child"."relationships" from unnest(cast(? as uuid[])) with ordinality as "parent" ("id", "ordinal") cross join lateral (select "characters"."id", "characters"."world_id", "characters"."name", "characters"."relationships" from "characters" where "characters"."world_id" = "parent"."id" order by (("characters"."name") collate "und-x-icu") asc, "characters"."id" asc fetch next 11 rows only) as "child";

select "reference"."ordinal", "other"."id", "other"."name" from unnest(cast(? as uuid[]), cast(? as uuid[]), cast(? as varchar[])) with ordinality as "reference" ("id", "world_id", "name", "ordinal") cross join lateral ((select "characters"."id", "characters"."name" from "characters" where "characters"."id" = "reference"."id") union all (select "characters"."id", "characters"."name" from "characters" where ("characters"."world_id" = "reference"."world_id" and (("characters"."name") collate "und-x-icu") = "reference"."name") order by "characters"."created_at" asc, "characters"."id" asc fetch next 1 rows only)) as "other";

select "worlds"."id", "worlds"."name", "worlds"."rules", "worlds"."geography" from "worlds" order by (("worlds"."name") collate "und-x-icu") asc, "worlds"."id" asc fetch next 21 rows only;
