-- Every time is in the years 1 to 9999 of UTC: no other can be written as the API's DateTime, and one row with such a
-- time made the whole page fail that it stood on. Rows that have one already, infinite times and years before Christ
-- among them, stop the file before any change, with a list of them.

SET LOCAL lock_timeout = '5s';

-- Nobody may write between the search for bad rows and the constraints.
LOCK TABLE worlds, characters, timelines, jobs, artifacts, qa_reports, cost_snapshots IN ACCESS EXCLUSIVE MODE;

DO $$
DECLARE
    lines_per_column CONSTANT integer := 100;
    problem_count bigint;
    problem_list text;
BEGIN
    WITH entry (place, id, moment) AS (
        SELECT 'worlds.created_at', id, created_at FROM worlds
        UNION ALL
        SELECT 'worlds.updated_at', id, updated_at FROM worlds
        UNION ALL
        SELECT 'characters.created_at', id, created_at FROM characters
        UNION ALL
        SELECT 'characters.updated_at', id, updated_at FROM characters
        UNION ALL
        SELECT 'timelines.created_at', id, created_at FROM timelines
        UNION ALL
        SELECT 'timelines.updated_at', id, updated_at FROM timelines
        UNION ALL
        SELECT 'jobs.created_at', id, created_at FROM jobs
        UNION ALL
        SELECT 'jobs.updated_at', id, updated_at FROM jobs
        UNION ALL
        SELECT 'jobs.completed_at', id, completed_at FROM jobs
        UNION ALL
        SELECT 'artifacts.created_at', id, created_at FROM artifacts
        UNION ALL
        SELECT 'qa_reports.created_at', id, created_at FROM qa_reports
        UNION ALL
        SELECT 'cost_snapshots.created_at', id, created_at FROM cost_snapshots
    ), problem (place, id, reason) AS (
        SELECT place, id, 'time is ' || (moment AT TIME ZONE 'UTC')::text
        FROM entry
        WHERE moment AT TIME ZONE 'UTC' < '0001-01-01' OR moment AT TIME ZONE 'UTC' >= '10000-01-01'
    ), numbered AS (
        SELECT place, id, reason,
            row_number() OVER (PARTITION BY place ORDER BY id) AS n,
            count(*) OVER (PARTITION BY place) AS count_of_column
        FROM problem
    )
    SELECT count(*),
        string_agg(
            CASE WHEN n <= lines_per_column
                THEN format('%s of %s: %s', place, id, reason)
                ELSE format('%s: and %s more rows', place, count_of_column - lines_per_column)
            END, E'\n' ORDER BY place, n) FILTER (WHERE n <= lines_per_column + 1)
    INTO problem_count, problem_list
    FROM numbered;

    IF problem_count > 0 THEN
        RAISE EXCEPTION E'% times are outside of the years 1 to 9999:\n%', problem_count, problem_list
            USING ERRCODE = 'data_exception',
                HINT = 'Nothing was changed. Mend or delete these rows, then migrate again. The triggers named'
                    ' <table>_stamp_update never set updated_at back: disable them while you do.';
    END IF;
END
$$;

-- AT TIME ZONE, and not a constant with a zone: PostgreSQL shows such a constant in the zone of whoever looks at the
-- constraint, and the catalogs of two equal databases would differ.

-- lint-ignore: M08 one scan of worlds, thousands of rows at most, in the maintenance window of V2
ALTER TABLE worlds
    ADD CONSTRAINT worlds_created_at_is_in_years_1_to_9999 CHECK (
        created_at AT TIME ZONE 'UTC' >= '0001-01-01' AND created_at AT TIME ZONE 'UTC' < '10000-01-01'),
    ADD CONSTRAINT worlds_updated_at_is_in_years_1_to_9999 CHECK (
        updated_at AT TIME ZONE 'UTC' >= '0001-01-01' AND updated_at AT TIME ZONE 'UTC' < '10000-01-01');

-- lint-ignore: M08 one scan of characters, tens of thousands of rows at most, in the maintenance window of V2
ALTER TABLE characters
    ADD CONSTRAINT characters_created_at_is_in_years_1_to_9999 CHECK (
        created_at AT TIME ZONE 'UTC' >= '0001-01-01' AND created_at AT TIME ZONE 'UTC' < '10000-01-01'),
    ADD CONSTRAINT characters_updated_at_is_in_years_1_to_9999 CHECK (
        updated_at AT TIME ZONE 'UTC' >= '0001-01-01' AND updated_at AT TIME ZONE 'UTC' < '10000-01-01');

-- lint-ignore: M08 one scan of timelines, thousands of rows at most, in the maintenance window of V2
ALTER TABLE timelines
    ADD CONSTRAINT timelines_created_at_is_in_years_1_to_9999 CHECK (
        created_at AT TIME ZONE 'UTC' >= '0001-01-01' AND created_at AT TIME ZONE 'UTC' < '10000-01-01'),
    ADD CONSTRAINT timelines_updated_at_is_in_years_1_to_9999 CHECK (
        updated_at AT TIME ZONE 'UTC' >= '0001-01-01' AND updated_at AT TIME ZONE 'UTC' < '10000-01-01');

-- lint-ignore: M08 one scan of jobs, thousands of rows at most, in the maintenance window of V2
ALTER TABLE jobs
    ADD CONSTRAINT jobs_created_at_is_in_years_1_to_9999 CHECK (
        created_at AT TIME ZONE 'UTC' >= '0001-01-01' AND created_at AT TIME ZONE 'UTC' < '10000-01-01'),
    ADD CONSTRAINT jobs_updated_at_is_in_years_1_to_9999 CHECK (
        updated_at AT TIME ZONE 'UTC' >= '0001-01-01' AND updated_at AT TIME ZONE 'UTC' < '10000-01-01'),
    ADD CONSTRAINT jobs_completed_at_is_in_years_1_to_9999 CHECK (
        completed_at AT TIME ZONE 'UTC' >= '0001-01-01' AND completed_at AT TIME ZONE 'UTC' < '10000-01-01');

-- lint-ignore: M08 one scan of artifacts, tens of thousands of rows at most, in the maintenance window of V2
ALTER TABLE artifacts
    ADD CONSTRAINT artifacts_created_at_is_in_years_1_to_9999 CHECK (
        created_at AT TIME ZONE 'UTC' >= '0001-01-01' AND created_at AT TIME ZONE 'UTC' < '10000-01-01');

-- lint-ignore: M08 one scan of qa_reports, tens of thousands of rows at most, in the maintenance window of V2
ALTER TABLE qa_reports
    ADD CONSTRAINT qa_reports_created_at_is_in_years_1_to_9999 CHECK (
        created_at AT TIME ZONE 'UTC' >= '0001-01-01' AND created_at AT TIME ZONE 'UTC' < '10000-01-01');

-- lint-ignore: M08 one scan of cost_snapshots, tens of thousands of rows at most, in the maintenance window of V2
ALTER TABLE cost_snapshots
    ADD CONSTRAINT cost_snapshots_created_at_is_in_years_1_to_9999 CHECK (
        created_at AT TIME ZONE 'UTC' >= '0001-01-01' AND created_at AT TIME ZONE 'UTC' < '10000-01-01');
