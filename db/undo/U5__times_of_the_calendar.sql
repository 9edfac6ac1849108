-- Back to V4. Nothing is lost: what the constraints refused could not be written.

SET LOCAL lock_timeout = '5s';

-- lint-ignore: M19 DateTime cannot write the times that are allowed again; nor could it at V4
ALTER TABLE worlds
    DROP CONSTRAINT worlds_created_at_is_in_years_1_to_9999,
    DROP CONSTRAINT worlds_updated_at_is_in_years_1_to_9999;

-- lint-ignore: M19 DateTime cannot write the times that are allowed again; nor could it at V4
ALTER TABLE characters
    DROP CONSTRAINT characters_created_at_is_in_years_1_to_9999,
    DROP CONSTRAINT characters_updated_at_is_in_years_1_to_9999;

-- lint-ignore: M19 DateTime cannot write the times that are allowed again; nor could it at V4
ALTER TABLE timelines
    DROP CONSTRAINT timelines_created_at_is_in_years_1_to_9999,
    DROP CONSTRAINT timelines_updated_at_is_in_years_1_to_9999;

-- lint-ignore: M19 DateTime cannot write the times that are allowed again; nor could it at V4
ALTER TABLE jobs
    DROP CONSTRAINT jobs_created_at_is_in_years_1_to_9999,
    DROP CONSTRAINT jobs_updated_at_is_in_years_1_to_9999,
    DROP CONSTRAINT jobs_completed_at_is_in_years_1_to_9999;

-- lint-ignore: M19 DateTime cannot write the times that are allowed again; nor could it at V4
ALTER TABLE artifacts
    DROP CONSTRAINT artifacts_created_at_is_in_years_1_to_9999;

-- lint-ignore: M19 DateTime cannot write the times that are allowed again; nor could it at V4
ALTER TABLE qa_reports
    DROP CONSTRAINT qa_reports_created_at_is_in_years_1_to_9999;

-- lint-ignore: M19 DateTime cannot write the times that are allowed again; nor could it at V4
ALTER TABLE cost_snapshots
    DROP CONSTRAINT cost_snapshots_created_at_is_in_years_1_to_9999;
