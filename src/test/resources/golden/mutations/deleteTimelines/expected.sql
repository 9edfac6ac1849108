-- statements: 2

delete from "timelines" where "timelines"."id" = any (cast(? as uuid[])) returning "timelines"."id";

select "timelines"."id", "timelines"."version" from "timelines" order by "timelines"."id" fetch next cast(? as bigint) rows only for update;
