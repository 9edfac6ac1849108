-- statements: 4

select "by_0"."value" as "key_0", count(*) as "value_0" from "worlds" cross join lateral (select distinct "element"."value" from jsonb_array_elements_text("worlds"."themes") as "element" ("value")) as "by_0" group by "by_0"."value" order by count(*) desc, (("by_0"."value") collate "und-x-icu") asc fetch next 2 rows only;

select "parent"."ordinal", "child"."key_0", "child"."value_0" from unnest(cast(? as uuid[])) with ordinality as "parent" ("id", "ordinal") cross join lateral (select "characters"."name" as "key_0", count(*) as "value_0" from "characters" where "characters"."world_id" = "parent"."id" group by "characters"."name" having count(*) > cast(? as int) order by (("characters"."name") collate "und-x-icu") asc fetch next 50 rows only) as "child";

select "parent"."ordinal", "child"."value_0", "child"."value_1" from unnest(cast(? as uuid[])) with ordinality as "parent" ("id", "ordinal") cross join lateral (select count(*) as "value_0", max("characters"."created_at") as "value_1" from "characters" where "characters"."world_id" = "parent"."id") as "child";

select "worlds"."id", "worlds"."name" from "worlds" order by (("worlds"."name") collate "und-x-icu") asc, "worlds"."id" asc fetch next 51 rows only;
