-- Indexes for what the screens filter by. Those of V2 and V3 already serve a job's status and world, times, and the
-- rows of a parent.

SET LOCAL lock_timeout = '5s';


-- 1. Equality, and the default order within it. Text is compared as it is ordered, under "und-x-icu", in the statement
-- too; the collation is deterministic, so equality stays bytewise.

-- lint-ignore: M01 built within the maintenance window of V2; CONCURRENTLY cannot run in this transaction
CREATE INDEX jobs_type_created_at_id_idx ON jobs (type COLLATE "und-x-icu", created_at, id);
-- lint-ignore: M01 built within the maintenance window of V2; CONCURRENTLY cannot run in this transaction
CREATE INDEX jobs_genre_created_at_id_idx ON jobs (genre COLLATE "und-x-icu", created_at, id);
-- lint-ignore: M01 built within the maintenance window of V2; CONCURRENTLY cannot run in this transaction
CREATE INDEX artifacts_type_created_at_id_idx ON artifacts (type COLLATE "und-x-icu", created_at, id);
-- lint-ignore: M01 built within the maintenance window of V2; CONCURRENTLY cannot run in this transaction
CREATE INDEX cost_snapshots_stage_created_at_id_idx ON cost_snapshots (stage COLLATE "und-x-icu", created_at, id);
-- lint-ignore: M01 built within the maintenance window of V2; CONCURRENTLY cannot run in this transaction
CREATE INDEX cost_snapshots_model_created_at_id_idx ON cost_snapshots (model COLLATE "und-x-icu", created_at, id);
-- lint-ignore: M01 built within the maintenance window of V2; CONCURRENTLY cannot run in this transaction
CREATE INDEX qa_reports_passed_created_at_id_idx ON qa_reports (passed, created_at, id);


-- 2. JSON: the default class, which serves the operators of keys (?, ?|, ?&) beside @>; jsonb_path_ops does not.

-- lint-ignore: M01 built within the maintenance window of V2; CONCURRENTLY cannot run in this transaction
CREATE INDEX worlds_rules_idx ON worlds USING gin (rules);
-- lint-ignore: M01 built within the maintenance window of V2; CONCURRENTLY cannot run in this transaction
CREATE INDEX worlds_themes_idx ON worlds USING gin (themes);
-- lint-ignore: M01 built within the maintenance window of V2; CONCURRENTLY cannot run in this transaction
CREATE INDEX worlds_geography_idx ON worlds USING gin (geography);


-- 3. What a job cost, its tokens and its stages are computed from its snapshots: this index holds all that needs.

-- lint-ignore: M01 built within the maintenance window of V2; CONCURRENTLY cannot run in this transaction
CREATE INDEX cost_snapshots_job_id_stage_idx ON cost_snapshots (job_id, stage) INCLUDE (cost_usd, tokens_used);


-- 4. Parts of names: LIKE of the plain column where case matters, of the folded one where it does not. An index serves
-- the collation that it was made with and no other, hence the one of the fold.

-- V4 leaves pg_trgm in the schema where it is: for the rest of this transaction, its operator classes are found there.
DO $$
BEGIN
    PERFORM set_config('search_path', concat_ws(', ', current_setting('search_path'), quote_ident(nspname)), true)
    FROM pg_extension
    JOIN pg_namespace ON pg_namespace.oid = extnamespace
    WHERE extname = 'pg_trgm';
END
$$;

-- lint-ignore: M01 built within the maintenance window of V2; CONCURRENTLY cannot run in this transaction
CREATE INDEX worlds_name_trgm_idx ON worlds USING gin (name gin_trgm_ops);
-- lint-ignore: M01 built within the maintenance window of V2; CONCURRENTLY cannot run in this transaction
CREATE INDEX worlds_lower_name_trgm_idx ON worlds USING gin (lower(name COLLATE "und-x-icu") gin_trgm_ops);
-- lint-ignore: M01 built within the maintenance window of V2; CONCURRENTLY cannot run in this transaction
CREATE INDEX characters_name_trgm_idx ON characters USING gin (name gin_trgm_ops);
-- lint-ignore: M01 built within the maintenance window of V2; CONCURRENTLY cannot run in this transaction
CREATE INDEX characters_lower_name_trgm_idx ON characters USING gin (lower(name COLLATE "und-x-icu") gin_trgm_ops);

-- What the planner knows of lower(name) comes with ANALYZE, not with the index.
ANALYZE worlds, characters;
