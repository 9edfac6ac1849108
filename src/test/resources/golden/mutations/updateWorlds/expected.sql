-- statements: 3

select "worlds"."id" from "worlds" where ("worlds"."id" = any (cast(? as uuid[])) and (select count(*) from "jobs" as "counted" where "counted"."world_id" = "worlds"."id") = cast(? as bigint));

select "worlds"."id", "worlds"."version" from "worlds" where (select count(*) from "jobs" as "counted" where "counted"."world_id" = "worlds"."id") = cast(? as bigint) order by "worlds"."id" fetch next cast(? as bigint) rows only for no key update;

update "worlds" set "themes" = (cast(cast(? as varchar[]) as jsonb[]))[1] from unnest(cast(cast(? as varchar[]) as uuid[])) as "input" ("id") where "worlds"."id" = "input"."id" returning "worlds"."id", "worlds"."name", "worlds"."themes", "worlds"."version";
