-- statements: 1

select "qa_reports"."id" from "qa_reports" where "qa_reports"."id" = any (cast(? as uuid[])) order by "qa_reports"."id";
