-- statements: 2

delete from "artifacts" where "artifacts"."id" = any (cast(? as uuid[])) returning "artifacts"."id";

select "artifacts"."id" from "artifacts" where "artifacts"."id" = any (cast(? as uuid[])) order by "artifacts"."id" for update;
