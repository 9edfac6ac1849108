-- statements: 4

select "characters"."world_id", count(*) from "characters" where "characters"."world_id" in (select "parent"."id" from unnest(cast(? as uuid[])) as "parent" ("id")) group by "characters"."world_id";

select "parent"."ordinal", "child"."id", "child"."name" from unnest(cast(? as uuid[])) with ordinality as "parent" ("id", "ordinal") cross join lateral (select "characters"."id", "characters"."name" from "characters" where "characters"."world_id" = "parent"."id" order by "characters"."created_at" asc, "characters"."id" asc fetch next 2 rows only) as "child";

select "worlds"."id", "worlds"."version", "worlds"."geography" from "worlds" where "worlds"."id" = any (cast(? as uuid[])) order by "worlds"."id" for no key update;

update "worlds" set "name" = "input"."name", "geography" = "input"."geography" from unnest(cast(cast(? as varchar[]) as uuid[]), cast(? as varchar[]), cast(cast(? as varchar[]) as jsonb[])) as "input" ("id", "name", "geography") where "worlds"."id" = "input"."id" returning "worlds"."id", "worlds"."name", "worlds"."rules", "worlds"."geography", "worlds"."version", case when "worlds"."checksum" = world_checksum("worlds"."name", "worlds"."rules", "worlds"."geography", "worlds"."history", "worlds"."themes") then true when "worlds"."checksum" = (select "worlds_legacy"."checksum" from "legacy_world_checksums" as "worlds_legacy" where "worlds_legacy"."world_id" = "worlds"."id") then cast(null as boolean) else false end as "checksum_valid";
