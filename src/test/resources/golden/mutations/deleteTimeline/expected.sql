-- statements: 2

delete from "timelines" where "timelines"."id" = any (cast(? as uuid[])) returning "timelines"."id";

select "timelines"."id", "timelines"."version" from "timelines" where "timelines"."id" = any (cast(? as uuid[])) order by "timelines"."id" for update;
