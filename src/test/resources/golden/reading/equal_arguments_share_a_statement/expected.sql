-- statements: 3

select "parent"."ordinal", "child"."id", "child"."name" from unnest(cast(? as uuid[])) with ordinality as "parent" ("id", "ordinal") cross join lateral (select "characters"."id", "characters"."name" from "characters" where "characters"."world_id" = "parent"."id" order by "characters"."created_at" asc, "characters"."id" asc fetch next 3 rows only) as "child";

select "parent"."ordinal", "child"."id", "child"."name", "child"."created_at" from unnest(cast(? as uuid[])) with ordinality as "parent" ("id", "ordinal") cross join lateral (select "characters"."id", "characters"."name", "characters"."created_at" from "characters" where "characters"."world_id" = "parent"."id" order by "characters"."created_at" asc, "characters"."id" asc fetch next 2 rows only) as "child";

select "worlds"."id" from "worlds" order by (("worlds"."name") collate "und-x-icu") asc, "worlds"."id" asc fetch next 3 rows only;
