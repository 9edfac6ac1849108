-- statements: 3

select "characters"."world_id", count(*) from "characters" where "characters"."world_id" in (select "parent"."id" from unnest(cast(? as uuid[])) as "parent" ("id")) group by "characters"."world_id";

select "parent"."ordinal", "child"."id", "child"."name" from unnest(cast(? as uuid[])) with ordinality as "parent" ("id", "ordinal") cross join lateral (select "characters"."id", "characters"."name" from "characters" where "characters"."world_id" = "parent"."id" order by "characters"."created_at" desc, "characters"."id" desc fetch next 2 rows only) as "child";

select "worlds"."id", "worlds"."name", "worlds"."history", "worlds"."created_at", "worlds"."updated_at" from "worlds" order by "worlds"."created_at" desc, "worlds"."id" desc fetch next 3 rows only;
