-- statements: 2

delete from "characters" where "characters"."id" = any (cast(? as uuid[])) returning "characters"."id";

select "characters"."id", "characters"."version" from "characters" where (("characters"."name") collate "und-x-icu") = ? order by "characters"."id" fetch next cast(? as bigint) rows only for update;
