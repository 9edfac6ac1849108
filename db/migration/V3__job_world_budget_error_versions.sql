-- Additive columns that the screens need: a job's world, budget and error, and row versions where V2 had none.

SET LOCAL lock_timeout = '5s';

-- A statement of its own: PostgreSQL skips the scan for the foreign key only if no column is added with a default.
-- lint-ignore: M06 a column added as NULL throughout has nothing to check; PostgreSQL marks the key valid without a scan
ALTER TABLE jobs
    ADD COLUMN world_id uuid REFERENCES worlds (id) ON DELETE SET NULL;

-- lint-ignore: M08 one scan of jobs, thousands of rows at most, in the maintenance window of V2
ALTER TABLE jobs
    ADD COLUMN budget_usd numeric NOT NULL DEFAULT 5,
    ADD COLUMN error_message text,
    ADD COLUMN version integer NOT NULL DEFAULT 1,
    ADD CONSTRAINT jobs_budget_usd_is_0_to_1000 CHECK (budget_usd BETWEEN 0 AND 1000),
    ADD CONSTRAINT jobs_version_is_positive CHECK (version >= 1);

-- lint-ignore: M08 one scan of characters, tens of thousands of rows at most, in the maintenance window of V2
ALTER TABLE characters
    ADD COLUMN version integer NOT NULL DEFAULT 1,
    ADD CONSTRAINT characters_version_is_positive CHECK (version >= 1);

-- lint-ignore: M08 one scan of timelines, thousands of rows at most, in the maintenance window of V2
ALTER TABLE timelines
    ADD COLUMN version integer NOT NULL DEFAULT 1,
    ADD CONSTRAINT timelines_version_is_positive CHECK (version >= 1);

-- lint-ignore: M01 jobs is locked by the columns added above; CONCURRENTLY cannot run in their transaction
CREATE INDEX jobs_world_id_created_at_id_idx ON jobs (world_id, created_at, id);

-- The triggers of V2 on jobs, characters and timelines call this function.
CREATE OR REPLACE FUNCTION stamp_update() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    -- Never backwards: a clock may be set, and legacy rows came from other machines.
    NEW.updated_at := greatest(clock_timestamp(), OLD.updated_at);
    NEW.version := OLD.version + 1;
    RETURN NEW;
END
$$;

COMMENT ON COLUMN jobs.world_id IS 'The world that the job used; unknown (NULL) for legacy jobs';
COMMENT ON COLUMN jobs.budget_usd IS 'US dollars; the job is over budget only when its cost is greater';
COMMENT ON COLUMN jobs.version IS 'Row version, raised by the update trigger';
COMMENT ON COLUMN characters.version IS 'Row version, raised by the update trigger';
COMMENT ON COLUMN timelines.version IS 'Row version, raised by the update trigger';
