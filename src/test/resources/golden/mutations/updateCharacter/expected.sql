-- statements: 3

select "characters"."id", "characters"."version", "characters"."relationships" from "characters" where "characters"."id" = any (cast(? as uuid[])) order by "characters"."id" for no key update;

select "reference"."ordinal", "other"."id", "other"."name" from unnest(cast(? as uuid[]), cast(? as uuid[]), cast(? as varchar[])) with ordinality as "reference" ("id", "world_id", "name", "ordinal") cross join lateral ((select "characters"."id", "characters"."name" from "characters" where "characters"."id" = "reference"."id") union all (select "characters"."id", "characters"."name" from "characters" where ("characters"."world_id" = "reference"."world_id" and (("characters"."name") collate "und-x-icu") = "reference"."name") order by "characters"."created_at" asc, "characters"."id" asc fetch next 1 rows only)) as "other";

update "characters" set "relationships" = "input"."relationships" from unnest(cast(cast(? as varchar[]) as uuid[]), cast(cast(? as varchar[]) as jsonb[])) as "input" ("id", "relationships") where "characters"."id" = "input"."id" returning "characters"."id", "characters"."world_id", "characters"."name", "characters"."relationships", "characters"."version";
