-- What the writing side leaves to the database: the life of a job, the number of an artifact, the verdict of a QA
-- report, the answers of mutations that may be repeated, and for every CHECK the words by which a client is refused.

SET LOCAL lock_timeout = '5s';


-- 1. The life of a job. INSERT takes any status, so that COPY restores a backup as it was.

-- The body is parsed when the function is made, so it depends on no search_path.
CREATE FUNCTION job_transitions(status text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN CASE status
    WHEN 'queued' THEN ARRAY['running', 'cancelled']
    WHEN 'running' THEN ARRAY['completed', 'failed', 'cancelled']
    ELSE ARRAY[]::text[]
END;
COMMENT ON FUNCTION job_transitions(text) IS 'The statuses that may follow this status of a job; none when it is final';

CREATE FUNCTION check_job_transition() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, public
AS $$
DECLARE
    allowed CONSTANT text[] := job_transitions(OLD.status);
BEGIN
    IF NEW.status <> ALL (allowed) THEN
        -- NF001 is ours. The server makes its own sentence of the detail and the hint, so they hold nothing but values.
        RAISE EXCEPTION 'Job % is % and cannot become %', OLD.id, OLD.status, NEW.status
            USING ERRCODE = 'NF001', DETAIL = OLD.status, HINT = array_to_string(allowed, ', ');
    END IF;
    IF job_transitions(NEW.status) = '{}' AND NEW.completed_at IS NOT DISTINCT FROM OLD.completed_at THEN
        NEW.completed_at := clock_timestamp();
    END IF;
    RETURN NEW;
END
$$;

-- Triggers fire in the order of their names: this one before jobs_stamp_update. A status of NULL is left to NOT NULL.
CREATE TRIGGER jobs_check_transition BEFORE UPDATE ON jobs
    FOR EACH ROW WHEN (OLD.status <> NEW.status) EXECUTE FUNCTION check_job_transition();


-- 2. The number of an artifact, unless the writer gives one: the next of its job and type. Legacy rows repeat numbers,
-- so no unique key can watch over them.

ALTER TABLE artifacts
    ALTER COLUMN version DROP DEFAULT;

-- pg_temp is named, and last, because it would be searched first otherwise: an import has temporary tables of these
-- names. The planner's ways are closed because a plan made while the tables were small is kept for the session, and
-- would read all of them for every row of a bulk; without a sort, the index on (job_id, type, version, id) is left.
CREATE FUNCTION set_artifact_version() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp
SET enable_seqscan = off
SET enable_sort = off
AS $$
DECLARE
    latest integer;
BEGIN
    IF current_setting('transaction_isolation') = 'repeatable read' THEN
        -- Its snapshot is older than the lock, and nothing would tell that another writer took the same number.
        RAISE EXCEPTION 'In REPEATABLE READ the next version of an artifact cannot be known'
            USING ERRCODE = 'feature_not_supported', HINT = 'Use READ COMMITTED or SERIALIZABLE, or give the version.';
    END IF;
    -- A statement of its own: the next one then sees what others committed while this one waited.
    PERFORM FROM jobs WHERE id = NEW.job_id FOR NO KEY UPDATE;
    SELECT version INTO latest
    FROM artifacts
    WHERE job_id = NEW.job_id AND type COLLATE "und-x-icu" = NEW.type
    ORDER BY version DESC
    LIMIT 1;
    NEW.version := coalesce(latest, 0) + 1;
    RETURN NEW;
END
$$;

CREATE TRIGGER artifacts_fill_version BEFORE INSERT ON artifacts
    FOR EACH ROW WHEN (NEW.version IS NULL) EXECUTE FUNCTION set_artifact_version();


-- 3. The verdict of a QA report, unless the writer gives one: legacy reports follow no rule.

CREATE FUNCTION set_qa_report_passed() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, public
AS $$
BEGIN
    NEW.passed := NEW.logic_score >= 0.7 AND NEW.psychology_score >= 0.7 AND NEW.timeline_score >= 0.7
        AND NEW.critical_errors = '[]';
    RETURN NEW;
END
$$;

CREATE TRIGGER qa_reports_fill_passed BEFORE INSERT ON qa_reports
    FOR EACH ROW WHEN (NEW.passed IS NULL) EXECUTE FUNCTION set_qa_report_passed();


-- 4. The first answer of each mutation that a client may repeat, stored in the transaction of the mutation.

CREATE TABLE mutation_answers (
    idempotency_key text PRIMARY KEY,
    request_hash text NOT NULL,
    answer text,
    errors text,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX mutation_answers_created_at_idx ON mutation_answers (created_at);

COMMENT ON TABLE mutation_answers IS 'First answers of mutations by the key they were sent with; may be deleted when a day old';
COMMENT ON COLUMN mutation_answers.request_hash IS 'Of the document and its variables: the same key with another request is refused';
COMMENT ON COLUMN mutation_answers.answer IS 'JSON of what the field became; NULL only inside the transaction that makes it';
COMMENT ON COLUMN mutation_answers.errors IS 'JSON list of the errors that came with the answer; NULL as long as the answer is';


-- 5. What every CHECK allows: the end of a sentence that begins with the name of the field. Clients are shown it.

COMMENT ON CONSTRAINT worlds_rules_is_list_of_strings ON worlds IS 'must be a list of strings';
COMMENT ON CONSTRAINT worlds_geography_is_object ON worlds IS 'must be an object';
COMMENT ON CONSTRAINT worlds_history_is_list_of_objects ON worlds IS 'must be a list of objects';
COMMENT ON CONSTRAINT worlds_themes_is_list_of_strings ON worlds IS 'must be a list of strings';
COMMENT ON CONSTRAINT worlds_version_is_positive ON worlds IS 'must be 1 or more';
COMMENT ON CONSTRAINT worlds_created_at_is_in_years_1_to_9999 ON worlds IS 'must be in the years 1 to 9999 of UTC';
COMMENT ON CONSTRAINT worlds_updated_at_is_in_years_1_to_9999 ON worlds IS 'must be in the years 1 to 9999 of UTC';

COMMENT ON CONSTRAINT characters_trajectory_is_list_of_objects ON characters IS 'must be a list of objects';
COMMENT ON CONSTRAINT characters_relationships_is_list_of_objects ON characters IS 'must be a list of objects';
COMMENT ON CONSTRAINT characters_constraints_is_list_of_strings ON characters IS 'must be a list of strings';
COMMENT ON CONSTRAINT characters_version_is_positive ON characters IS 'must be 1 or more';
COMMENT ON CONSTRAINT characters_created_at_is_in_years_1_to_9999 ON characters IS 'must be in the years 1 to 9999 of UTC';
COMMENT ON CONSTRAINT characters_updated_at_is_in_years_1_to_9999 ON characters IS 'must be in the years 1 to 9999 of UTC';

COMMENT ON CONSTRAINT timelines_nodes_is_list_of_objects ON timelines IS 'must be a list of objects';
COMMENT ON CONSTRAINT timelines_version_is_positive ON timelines IS 'must be 1 or more';
COMMENT ON CONSTRAINT timelines_created_at_is_in_years_1_to_9999 ON timelines IS 'must be in the years 1 to 9999 of UTC';
COMMENT ON CONSTRAINT timelines_updated_at_is_in_years_1_to_9999 ON timelines IS 'must be in the years 1 to 9999 of UTC';

COMMENT ON CONSTRAINT jobs_type_is_known ON jobs IS 'must be short_story, novella, novel or saga';
COMMENT ON CONSTRAINT jobs_status_is_known ON jobs IS 'must be queued, running, completed, failed or cancelled';
COMMENT ON CONSTRAINT jobs_constraints_is_object ON jobs IS 'must be an object';
COMMENT ON CONSTRAINT jobs_budget_usd_is_0_to_1000 ON jobs IS 'must be 0 to 1,000';
COMMENT ON CONSTRAINT jobs_version_is_positive ON jobs IS 'must be 1 or more';
COMMENT ON CONSTRAINT jobs_created_at_is_in_years_1_to_9999 ON jobs IS 'must be in the years 1 to 9999 of UTC';
COMMENT ON CONSTRAINT jobs_updated_at_is_in_years_1_to_9999 ON jobs IS 'must be in the years 1 to 9999 of UTC';
COMMENT ON CONSTRAINT jobs_completed_at_is_in_years_1_to_9999 ON jobs IS 'must be in the years 1 to 9999 of UTC';

COMMENT ON CONSTRAINT artifacts_version_is_positive ON artifacts IS 'must be 1 or more';
COMMENT ON CONSTRAINT artifacts_data_is_non_empty_object ON artifacts IS 'must be an object with at least one key';
COMMENT ON CONSTRAINT artifacts_created_at_is_in_years_1_to_9999 ON artifacts IS 'must be in the years 1 to 9999 of UTC';

COMMENT ON CONSTRAINT qa_reports_logic_score_is_0_to_1 ON qa_reports IS 'must be 0 to 1';
COMMENT ON CONSTRAINT qa_reports_psychology_score_is_0_to_1 ON qa_reports IS 'must be 0 to 1';
COMMENT ON CONSTRAINT qa_reports_timeline_score_is_0_to_1 ON qa_reports IS 'must be 0 to 1';
COMMENT ON CONSTRAINT qa_reports_critical_errors_is_list_of_strings ON qa_reports IS 'must be a list of strings';
COMMENT ON CONSTRAINT qa_reports_warnings_is_list_of_strings ON qa_reports IS 'must be a list of strings';
COMMENT ON CONSTRAINT qa_reports_created_at_is_in_years_1_to_9999 ON qa_reports IS 'must be in the years 1 to 9999 of UTC';

COMMENT ON CONSTRAINT cost_snapshots_tokens_used_is_not_negative ON cost_snapshots IS 'must be 0 or more';
COMMENT ON CONSTRAINT cost_snapshots_cost_usd_is_0_to_100 ON cost_snapshots IS 'must be 0 to 100';
COMMENT ON CONSTRAINT cost_snapshots_created_at_is_in_years_1_to_9999 ON cost_snapshots IS 'must be in the years 1 to 9999 of UTC';
