-- statements: 2

select "characters"."id", "characters"."version" from "characters" where (("characters"."name") collate "und-x-icu") = ? order by "characters"."id" fetch next cast(? as bigint) rows only for no key update;

update "characters" set "constraints" = (cast(cast(? as varchar[]) as jsonb[]))[1] from unnest(cast(cast(? as varchar[]) as uuid[])) as "input" ("id") where "characters"."id" = "input"."id" returning "characters"."id", "characters"."constraints", "characters"."version";
