-- Back to V2. The columns of V3 and what was written into them are lost: a warning counts the jobs that held a world,
-- an error or a budget of their own. Row versions of jobs, characters and timelines are lost without a warning.

SET LOCAL lock_timeout = '5s';

DO $$
DECLARE
    lost record;
BEGIN
    SELECT count(world_id) AS worlds, count(error_message) AS errors, count(*) FILTER (WHERE budget_usd <> 5) AS budgets
    INTO lost
    FROM jobs;
    IF lost.worlds + lost.errors + lost.budgets > 0 THEN
        RAISE WARNING 'Lost with the columns of V3: jobs.world_id of % jobs, jobs.error_message of %, a jobs.budget_usd other than 5 of %',
            lost.worlds, lost.errors, lost.budgets;
    END IF;
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
