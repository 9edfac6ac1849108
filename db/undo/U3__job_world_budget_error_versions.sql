-- Back to V2. The columns of V3 and what was written into them are lost: warnings count the jobs that held a world, an
-- error or a budget of their own, and the rows that have been changed since they have a version.

SET LOCAL lock_timeout = '5s';

-- Nobody may write between the count and the drop.
LOCK TABLE characters, timelines, jobs IN ACCESS EXCLUSIVE MODE;

-- NF002 is ours: what was written since is lost, and ./narra db rollback asks for --force.
DO $$
DECLARE
    lost record;
BEGIN
    FOR lost IN
        SELECT 'jobs.world_id' AS what, count(world_id) AS row_count FROM jobs
        UNION ALL SELECT 'jobs.error_message', count(error_message) FROM jobs
        UNION ALL SELECT 'jobs.budget_usd other than 5', count(*) FROM jobs WHERE budget_usd <> 5
        UNION ALL SELECT 'jobs.version above 1', count(*) FROM jobs WHERE version > 1
        UNION ALL SELECT 'characters.version above 1', count(*) FROM characters WHERE version > 1
        UNION ALL SELECT 'timelines.version above 1', count(*) FROM timelines WHERE version > 1
    LOOP
        IF lost.row_count > 0 THEN
            RAISE WARNING 'Lost with the columns of V3: % of % rows', lost.what, lost.row_count
                USING ERRCODE = 'NF002';
        END IF;
    END LOOP;
END
$$;

CREATE OR REPLACE FUNCTION stamp_update() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    -- Never backwards: a clock may be set, and legacy rows came from other machines.
    NEW.updated_at := greatest(clock_timestamp(), OLD.updated_at);
    RETURN NEW;
END
$$;

-- lint-ignore: M16 undoing V3 is to drop what it added; its constraints and its index go with the columns
ALTER TABLE jobs
    DROP COLUMN world_id,
    DROP COLUMN budget_usd,
    DROP COLUMN error_message,
    DROP COLUMN version;

-- lint-ignore: M16 undoing V3 is to drop what it added
ALTER TABLE characters
    DROP COLUMN version;

-- lint-ignore: M16 undoing V3 is to drop what it added
ALTER TABLE timelines
    DROP COLUMN version;
