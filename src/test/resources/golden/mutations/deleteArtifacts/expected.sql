-- statements: 2

delete from "artifacts" where "artifacts"."id" = any (cast(? as uuid[])) returning "artifacts"."id";

select "artifacts"."id" from "artifacts" where (("artifacts"."type") collate "und-x-icu") = ? order by "artifacts"."id" fetch next cast(? as bigint) rows only for update;
