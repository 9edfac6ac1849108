-- Back to V6. Rows keep what the triggers of V7 filled in. Lost are the answers of mutations that a client may repeat,
-- thrown away after a day anyway: a mutation that is repeated with its key afterwards is carried out a second time. A
-- warning counts them.

SET LOCAL lock_timeout = '5s';

-- Nobody may write between the count and the drop.
LOCK TABLE mutation_answers IN ACCESS EXCLUSIVE MODE;

DO $$
DECLARE
    answer_count bigint;
BEGIN
    SELECT count(*) INTO answer_count FROM mutation_answers;
    IF answer_count > 0 THEN
        -- NF002 is ours: what was written since is lost, and ./narra db rollback asks for --force.
        RAISE WARNING 'Lost with mutation_answers: the answers of % mutations, which are not known when they are repeated',
            answer_count USING ERRCODE = 'NF002';
    END IF;
END
$$;

-- lint-ignore: M16 undoing V7 is to drop what it added; the answers are kept for a day only, and no GraphQL field has its source there
DROP TABLE mutation_answers;

DROP TRIGGER qa_reports_fill_passed ON qa_reports;
DROP TRIGGER artifacts_fill_version ON artifacts;
DROP TRIGGER jobs_check_transition ON jobs;

DROP FUNCTION
    set_qa_report_passed(),
    set_artifact_version(),
    check_job_transition(),
    job_transitions(text);

ALTER TABLE artifacts
    ALTER COLUMN version SET DEFAULT 1;

COMMENT ON CONSTRAINT worlds_rules_is_list_of_strings ON worlds IS NULL;
COMMENT ON CONSTRAINT worlds_geography_is_object ON worlds IS NULL;
COMMENT ON CONSTRAINT worlds_history_is_list_of_objects ON worlds IS NULL;
COMMENT ON CONSTRAINT worlds_themes_is_list_of_strings ON worlds IS NULL;
COMMENT ON CONSTRAINT worlds_version_is_positive ON worlds IS NULL;
COMMENT ON CONSTRAINT worlds_created_at_is_in_years_1_to_9999 ON worlds IS NULL;
COMMENT ON CONSTRAINT worlds_updated_at_is_in_years_1_to_9999 ON worlds IS NULL;

COMMENT ON CONSTRAINT characters_trajectory_is_list_of_objects ON characters IS NULL;
COMMENT ON CONSTRAINT characters_relationships_is_list_of_objects ON characters IS NULL;
COMMENT ON CONSTRAINT characters_constraints_is_list_of_strings ON characters IS NULL;
COMMENT ON CONSTRAINT characters_version_is_positive ON characters IS NULL;
COMMENT ON CONSTRAINT characters_created_at_is_in_years_1_to_9999 ON characters IS NULL;
COMMENT ON CONSTRAINT characters_updated_at_is_in_years_1_to_9999 ON characters IS NULL;

COMMENT ON CONSTRAINT timelines_nodes_is_list_of_objects ON timelines IS NULL;
COMMENT ON CONSTRAINT timelines_version_is_positive ON timelines IS NULL;
COMMENT ON CONSTRAINT timelines_created_at_is_in_years_1_to_9999 ON timelines IS NULL;
COMMENT ON CONSTRAINT timelines_updated_at_is_in_years_1_to_9999 ON timelines IS NULL;

COMMENT ON CONSTRAINT jobs_type_is_known ON jobs IS NULL;
COMMENT ON CONSTRAINT jobs_status_is_known ON jobs IS NULL;
COMMENT ON CONSTRAINT jobs_constraints_is_object ON jobs IS NULL;
COMMENT ON CONSTRAINT jobs_budget_usd_is_0_to_1000 ON jobs IS NULL;
COMMENT ON CONSTRAINT jobs_version_is_positive ON jobs IS NULL;
COMMENT ON CONSTRAINT jobs_created_at_is_in_years_1_to_9999 ON jobs IS NULL;
COMMENT ON CONSTRAINT jobs_updated_at_is_in_years_1_to_9999 ON jobs IS NULL;
COMMENT ON CONSTRAINT jobs_completed_at_is_in_years_1_to_9999 ON jobs IS NULL;

COMMENT ON CONSTRAINT artifacts_version_is_positive ON artifacts IS NULL;
COMMENT ON CONSTRAINT artifacts_data_is_non_empty_object ON artifacts IS NULL;
COMMENT ON CONSTRAINT artifacts_created_at_is_in_years_1_to_9999 ON artifacts IS NULL;

COMMENT ON CONSTRAINT qa_reports_logic_score_is_0_to_1 ON qa_reports IS NULL;
COMMENT ON CONSTRAINT qa_reports_psychology_score_is_0_to_1 ON qa_reports IS NULL;
COMMENT ON CONSTRAINT qa_reports_timeline_score_is_0_to_1 ON qa_reports IS NULL;
COMMENT ON CONSTRAINT qa_reports_critical_errors_is_list_of_strings ON qa_reports IS NULL;
COMMENT ON CONSTRAINT qa_reports_warnings_is_list_of_strings ON qa_reports IS NULL;
COMMENT ON CONSTRAINT qa_reports_created_at_is_in_years_1_to_9999 ON qa_reports IS NULL;

COMMENT ON CONSTRAINT cost_snapshots_tokens_used_is_not_negative ON cost_snapshots IS NULL;
COMMENT ON CONSTRAINT cost_snapshots_cost_usd_is_0_to_100 ON cost_snapshots IS NULL;
COMMENT ON CONSTRAINT cost_snapshots_created_at_is_in_years_1_to_9999 ON cost_snapshots IS NULL;
