-- statements: 2

delete from "qa_reports" where "qa_reports"."id" = any (cast(? as uuid[])) returning "qa_reports"."id";

select "qa_reports"."id" from "qa_reports" where "qa_reports"."passed" = cast(? as boolean) order by "qa_reports"."id" fetch next cast(? as bigint) rows only for update;
