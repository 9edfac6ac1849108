-- statements: 2

delete from "characters" where "characters"."id" = any (cast(? as uuid[])) returning "characters"."id";

select "characters"."id", "characters"."version" from "characters" where "characters"."id" = any (cast(? as uuid[])) order by "characters"."id" for update;
