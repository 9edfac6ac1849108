-- Brings the legacy schema to what the API needs, data kept: jsonb, timestamptz, numeric money, the CHECKs of the
-- domain, defaults, update triggers, checksums and the indexes of every key and documented order.
--
-- It needs a maintenance window: every table is rewritten once, under ACCESS EXCLUSIVE from the first statement to the
-- commit. A value that cannot be converted stops the whole file before any change, with a list of the rows. What the
-- conversion replaces by another value is kept in the legacy_* tables, from which the undo restores it.

SET LOCAL lock_timeout = '5s';
-- float8::text is the shortest exact text only when this is positive, and a role or database may have set it to 0.
SET LOCAL extra_float_digits = 1;

-- Nobody may write between the search for bad rows and the rewrite.
LOCK TABLE worlds, characters, timelines, jobs, artifacts, qa_reports, cost_snapshots IN ACCESS EXCLUSIVE MODE;


-- 1. Refuse what cannot be converted, every row of every kind at once.

CREATE FUNCTION legacy_json_problem(document json, shape text) RETURNS text
LANGUAGE plpgsql STRICT AS $$
DECLARE
    converted jsonb;
    culprit text;
    fits boolean;
BEGIN
    BEGIN
        converted := document::jsonb;
    EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
        -- Outside an escape JSON has no backslash, so reading escape by escape passes over "\\ud83d", which is harmless
        -- text; the longest match wins, so a surrogate pair is read as one.
        SELECT escape[1] INTO culprit
        FROM regexp_matches(document::text,
            '\\u[dD][89abAB][[:xdigit:]]{2}\\u[dD][c-fC-F][[:xdigit:]]{2}|\\u[[:xdigit:]]{4}|\\.', 'g') AS escape
        WHERE escape[1] ~ '^\\u([dD][89a-fA-F][[:xdigit:]]{2}|0000)$'
        LIMIT 1;
        RETURN CASE
            WHEN culprit IS NULL THEN 'jsonb refuses it: ' || SQLERRM
            WHEN culprit = '\u0000' THEN 'character \u0000'
            ELSE 'lone surrogate ' || culprit
        END;
    END;
    fits := CASE shape
        WHEN 'a non-empty object' THEN jsonb_typeof(converted) = 'object' AND converted <> '{}'
        WHEN 'an object' THEN jsonb_typeof(converted) IN ('object', 'null')
        WHEN 'an array of strings' THEN jsonb_typeof(converted) = 'null' OR jsonb_typeof(converted) = 'array'
            AND NOT jsonb_path_exists(converted, 'strict $[*] ? (@.type() != "string")')
        WHEN 'an array of objects' THEN jsonb_typeof(converted) = 'null' OR jsonb_typeof(converted) = 'array'
            AND NOT jsonb_path_exists(converted, 'strict $[*] ? (@.type() != "object")')
    END;
    RETURN CASE WHEN NOT fits THEN format('not %s: %s', shape, left(converted::text, 60)) END;
END
$$;

CREATE FUNCTION legacy_time_problem(utc timestamp) RETURNS text
LANGUAGE sql STRICT AS $$
    SELECT CASE WHEN NOT isfinite(utc) THEN 'time is ' || utc::text END
$$;

CREATE FUNCTION legacy_range_problem(number float8, lowest float8, highest float8) RETURNS text
LANGUAGE sql STRICT AS $$
    -- NaN sorts above every number, so BETWEEN refuses it too.
    SELECT CASE WHEN NOT number BETWEEN lowest AND highest
        THEN format('%s is not within %s..%s', number, lowest, highest) END
$$;

DO $$
DECLARE
    lines_per_column CONSTANT integer := 100;
    problem_count bigint;
    problem_list text;
BEGIN
    -- Checksums and \u escapes speak of Unicode.
    IF getdatabaseencoding() <> 'UTF8' THEN
        RAISE EXCEPTION 'The database is encoded in %; V2 needs UTF8: dump it and restore it into a UTF8 database',
            getdatabaseencoding();
    END IF;

    WITH problem (place, id, reason) AS (
        SELECT 'jobs.' || place, id, reason FROM jobs, LATERAL (VALUES
            ('type', CASE WHEN type NOT IN ('short_story', 'novella', 'novel', 'saga')
                THEN 'unknown type ' || to_json(type)::text END),
            ('constraints', legacy_json_problem(constraints, 'an object')),
            ('status', CASE WHEN status NOT IN
                ('queued', 'running', 'completed', 'failed', 'cancelled', 'pending', 'created')
                THEN 'unknown status ' || to_json(status)::text END),
            ('created_at', legacy_time_problem(created_at)),
            ('updated_at', legacy_time_problem(updated_at)),
            ('completed_at', legacy_time_problem(completed_at))) AS judged (place, reason)
        WHERE reason IS NOT NULL
        UNION ALL
        SELECT 'artifacts.' || place, id, reason FROM artifacts, LATERAL (VALUES
            ('version', CASE WHEN version < 1 THEN version || ' is below 1' END),
            ('data', legacy_json_problem(data, 'a non-empty object')),
            ('created_at', legacy_time_problem(created_at))) AS judged (place, reason)
        WHERE reason IS NOT NULL
        UNION ALL
        SELECT 'worlds.' || place, id, reason FROM worlds, LATERAL (VALUES
            ('rules', legacy_json_problem(rules, 'an array of strings')),
            ('geography', legacy_json_problem(geography, 'an object')),
            ('history', legacy_json_problem(history, 'an array of objects')),
            ('themes', legacy_json_problem(themes, 'an array of strings')),
            ('version', CASE WHEN version < 1 THEN version || ' is below 1' END),
            ('created_at', legacy_time_problem(created_at)),
            ('updated_at', legacy_time_problem(updated_at))) AS judged (place, reason)
        WHERE reason IS NOT NULL
        UNION ALL
        SELECT 'characters.' || place, id, reason FROM characters, LATERAL (VALUES
            ('trajectory', legacy_json_problem(trajectory, 'an array of objects')),
            ('relationships', legacy_json_problem(relationships, 'an array of objects')),
            ('constraints', legacy_json_problem(constraints, 'an array of strings')),
            ('created_at', legacy_time_problem(created_at)),
            ('updated_at', legacy_time_problem(updated_at))) AS judged (place, reason)
        WHERE reason IS NOT NULL
        UNION ALL
        SELECT 'timelines.' || place, id, reason FROM timelines, LATERAL (VALUES
            ('nodes', legacy_json_problem(nodes, 'an array of objects')),
            ('created_at', legacy_time_problem(created_at)),
            ('updated_at', legacy_time_problem(updated_at))) AS judged (place, reason)
        WHERE reason IS NOT NULL
        UNION ALL
        SELECT 'qa_reports.' || place, id, reason FROM qa_reports, LATERAL (VALUES
            ('logic_score', legacy_range_problem(logic_score, 0, 1)),
            ('psychology_score', legacy_range_problem(psychology_score, 0, 1)),
            ('timeline_score', legacy_range_problem(timeline_score, 0, 1)),
            ('critical_errors', legacy_json_problem(critical_errors, 'an array of strings')),
            ('warnings', legacy_json_problem(warnings, 'an array of strings')),
            ('created_at', legacy_time_problem(created_at))) AS judged (place, reason)
        WHERE reason IS NOT NULL
        UNION ALL
        SELECT 'cost_snapshots.' || place, id, reason FROM cost_snapshots, LATERAL (VALUES
            ('tokens_used', CASE WHEN tokens_used < 0 THEN tokens_used || ' is below 0' END),
            ('cost_usd', legacy_range_problem(cost_usd, 0, 100)),
            ('created_at', legacy_time_problem(created_at))) AS judged (place, reason)
        WHERE reason IS NOT NULL
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
        RAISE EXCEPTION E'% legacy values cannot be converted:\n%', problem_count, problem_list
            USING ERRCODE = 'data_exception',
                HINT = 'Nothing was changed. Mend or delete these rows, then migrate again.';
    END IF;
END
$$;

DROP FUNCTION
    legacy_json_problem(json, text),
    legacy_time_problem(timestamp),
    legacy_range_problem(float8, float8, float8);


-- 2. Remember what the conversion replaces.

CREATE TABLE legacy_job_statuses (
    job_id uuid PRIMARY KEY REFERENCES jobs (id) ON DELETE CASCADE,
    status text NOT NULL
);
COMMENT ON TABLE legacy_job_statuses IS 'Old spelling (pending, created) of statuses that V2 made queued; for its undo';

CREATE TABLE legacy_world_checksums (
    world_id uuid PRIMARY KEY REFERENCES worlds (id) ON DELETE CASCADE,
    checksum text NOT NULL
);
COMMENT ON TABLE legacy_world_checksums IS 'World checksums set by legacy code, of an object that no row keeps: not to be judged';

-- No foreign key: the row may be in any of six tables. A row deleted since is no harm, its entry then finds nothing.
CREATE TABLE legacy_json_nulls (
    table_name text NOT NULL,
    column_name text NOT NULL,
    row_id uuid NOT NULL,
    PRIMARY KEY (table_name, column_name, row_id)
);
COMMENT ON TABLE legacy_json_nulls IS 'JSON nulls (a Python None) that V2 made an empty array or object; for its undo';

INSERT INTO legacy_job_statuses (job_id, status)
SELECT id, status FROM jobs WHERE status IN ('pending', 'created');

INSERT INTO legacy_world_checksums (world_id, checksum)
SELECT id, checksum FROM worlds;

INSERT INTO legacy_json_nulls (table_name, column_name, row_id)
SELECT 'jobs', 'constraints', id FROM jobs WHERE json_typeof(constraints) = 'null'
UNION ALL
SELECT 'worlds', place, id FROM worlds,
    LATERAL (VALUES ('rules', rules), ('geography', geography), ('history', history), ('themes', themes))
        AS document (place, content)
WHERE json_typeof(content) = 'null'
UNION ALL
SELECT 'characters', place, id FROM characters,
    LATERAL (VALUES ('trajectory', trajectory), ('relationships', relationships), ('constraints', constraints))
        AS document (place, content)
WHERE json_typeof(content) = 'null'
UNION ALL
SELECT 'timelines', 'nodes', id FROM timelines WHERE json_typeof(nodes) = 'null'
UNION ALL
SELECT 'qa_reports', place, id FROM qa_reports,
    LATERAL (VALUES ('critical_errors', critical_errors), ('warnings', warnings))
        AS document (place, content)
WHERE json_typeof(content) = 'null';

DO $$
DECLARE
    lines_per_column CONSTANT integer := 100;
    replaced_count bigint;
    replaced_list text;
BEGIN
    SELECT count(*),
        string_agg(
            CASE WHEN n <= lines_per_column
                THEN format('%s.%s of %s: JSON null', table_name, column_name, row_id)
                ELSE format('%s.%s: and %s more rows', table_name, column_name, count_of_column - lines_per_column)
            END, E'\n' ORDER BY table_name, column_name, n) FILTER (WHERE n <= lines_per_column + 1)
    INTO replaced_count, replaced_list
    FROM (
        SELECT *,
            row_number() OVER (PARTITION BY table_name, column_name ORDER BY row_id) AS n,
            count(*) OVER (PARTITION BY table_name, column_name) AS count_of_column
        FROM legacy_json_nulls) AS numbered;

    IF replaced_count > 0 THEN
        RAISE WARNING E'% JSON nulls become the empty array or object of their column:\n%',
            replaced_count, replaced_list;
    END IF;
END
$$;

UPDATE jobs SET status = 'queued' WHERE status IN ('pending', 'created');


-- 3. Convert: one ALTER TABLE a table, so that each is rewritten and checked in one pass.

-- lint-ignore: M13 json to jsonb has to rewrite; the maintenance window is announced, the rows were checked above
-- lint-ignore: M08 checked in the pass of the same rewrite, under the lock that it holds anyway
ALTER TABLE jobs
    ALTER COLUMN id SET DEFAULT gen_random_uuid(),
    ALTER COLUMN constraints TYPE jsonb USING coalesce(nullif(constraints::jsonb, 'null'), '{}'),
    ALTER COLUMN constraints SET DEFAULT '{}',
    ALTER COLUMN status SET DEFAULT 'queued',
    ALTER COLUMN created_at TYPE timestamptz USING created_at AT TIME ZONE 'UTC',
    ALTER COLUMN created_at SET DEFAULT now(),
    ALTER COLUMN updated_at TYPE timestamptz USING updated_at AT TIME ZONE 'UTC',
    ALTER COLUMN updated_at SET DEFAULT now(),
    ALTER COLUMN completed_at TYPE timestamptz USING completed_at AT TIME ZONE 'UTC',
    ADD CONSTRAINT jobs_type_is_known CHECK (type IN ('short_story', 'novella', 'novel', 'saga')),
    ADD CONSTRAINT jobs_status_is_known CHECK (status IN ('queued', 'running', 'completed', 'failed', 'cancelled')),
    ADD CONSTRAINT jobs_constraints_is_object CHECK (jsonb_typeof(constraints) = 'object');

-- lint-ignore: M13 json to jsonb has to rewrite; the maintenance window is announced, the rows were checked above
-- lint-ignore: M08 checked in the pass of the same rewrite, under the lock that it holds anyway
ALTER TABLE artifacts
    ALTER COLUMN id SET DEFAULT gen_random_uuid(),
    ALTER COLUMN version SET DEFAULT 1,
    ALTER COLUMN data TYPE jsonb USING data::jsonb,
    ALTER COLUMN created_at TYPE timestamptz USING created_at AT TIME ZONE 'UTC',
    ALTER COLUMN created_at SET DEFAULT now(),
    ADD CONSTRAINT artifacts_version_is_positive CHECK (version >= 1),
    ADD CONSTRAINT artifacts_data_is_non_empty_object CHECK (jsonb_typeof(data) = 'object' AND data <> '{}');

-- lint-ignore: M13 json to jsonb has to rewrite; the maintenance window is announced, the rows were checked above
-- lint-ignore: M08 checked in the pass of the same rewrite, under the lock that it holds anyway
ALTER TABLE worlds
    ALTER COLUMN id SET DEFAULT gen_random_uuid(),
    ALTER COLUMN rules TYPE jsonb USING coalesce(nullif(rules::jsonb, 'null'), '[]'),
    ALTER COLUMN rules SET DEFAULT '[]',
    ALTER COLUMN geography TYPE jsonb USING coalesce(nullif(geography::jsonb, 'null'), '{}'),
    ALTER COLUMN geography SET DEFAULT '{}',
    ALTER COLUMN history TYPE jsonb USING coalesce(nullif(history::jsonb, 'null'), '[]'),
    ALTER COLUMN history SET DEFAULT '[]',
    ALTER COLUMN themes TYPE jsonb USING coalesce(nullif(themes::jsonb, 'null'), '[]'),
    ALTER COLUMN themes SET DEFAULT '[]',
    ALTER COLUMN version SET DEFAULT 1,
    ALTER COLUMN created_at TYPE timestamptz USING created_at AT TIME ZONE 'UTC',
    ALTER COLUMN created_at SET DEFAULT now(),
    ALTER COLUMN updated_at TYPE timestamptz USING updated_at AT TIME ZONE 'UTC',
    ALTER COLUMN updated_at SET DEFAULT now(),
    ADD CONSTRAINT worlds_rules_is_list_of_strings CHECK (
        jsonb_typeof(rules) = 'array' AND NOT jsonb_path_exists(rules, 'strict $[*] ? (@.type() != "string")')),
    ADD CONSTRAINT worlds_geography_is_object CHECK (jsonb_typeof(geography) = 'object'),
    ADD CONSTRAINT worlds_history_is_list_of_objects CHECK (
        jsonb_typeof(history) = 'array' AND NOT jsonb_path_exists(history, 'strict $[*] ? (@.type() != "object")')),
    ADD CONSTRAINT worlds_themes_is_list_of_strings CHECK (
        jsonb_typeof(themes) = 'array' AND NOT jsonb_path_exists(themes, 'strict $[*] ? (@.type() != "string")')),
    ADD CONSTRAINT worlds_version_is_positive CHECK (version >= 1);

-- lint-ignore: M13 json to jsonb has to rewrite; the maintenance window is announced, the rows were checked above
-- lint-ignore: M08 checked in the pass of the same rewrite, under the lock that it holds anyway
ALTER TABLE characters
    ALTER COLUMN id SET DEFAULT gen_random_uuid(),
    ALTER COLUMN trajectory TYPE jsonb USING coalesce(nullif(trajectory::jsonb, 'null'), '[]'),
    ALTER COLUMN trajectory SET DEFAULT '[]',
    ALTER COLUMN relationships TYPE jsonb USING coalesce(nullif(relationships::jsonb, 'null'), '[]'),
    ALTER COLUMN relationships SET DEFAULT '[]',
    ALTER COLUMN constraints TYPE jsonb USING coalesce(nullif(constraints::jsonb, 'null'), '[]'),
    ALTER COLUMN constraints SET DEFAULT '[]',
    ALTER COLUMN created_at TYPE timestamptz USING created_at AT TIME ZONE 'UTC',
    ALTER COLUMN created_at SET DEFAULT now(),
    ALTER COLUMN updated_at TYPE timestamptz USING updated_at AT TIME ZONE 'UTC',
    ALTER COLUMN updated_at SET DEFAULT now(),
    ADD CONSTRAINT characters_trajectory_is_list_of_objects CHECK (
        jsonb_typeof(trajectory) = 'array' AND NOT jsonb_path_exists(trajectory, 'strict $[*] ? (@.type() != "object")')),
    ADD CONSTRAINT characters_relationships_is_list_of_objects CHECK (
        jsonb_typeof(relationships) = 'array' AND NOT jsonb_path_exists(relationships, 'strict $[*] ? (@.type() != "object")')),
    ADD CONSTRAINT characters_constraints_is_list_of_strings CHECK (
        jsonb_typeof(constraints) = 'array' AND NOT jsonb_path_exists(constraints, 'strict $[*] ? (@.type() != "string")'));

-- lint-ignore: M13 json to jsonb has to rewrite; the maintenance window is announced, the rows were checked above
-- lint-ignore: M08 checked in the pass of the same rewrite, under the lock that it holds anyway
ALTER TABLE timelines
    ALTER COLUMN id SET DEFAULT gen_random_uuid(),
    ALTER COLUMN nodes TYPE jsonb USING coalesce(nullif(nodes::jsonb, 'null'), '[]'),
    ALTER COLUMN nodes SET DEFAULT '[]',
    ALTER COLUMN created_at TYPE timestamptz USING created_at AT TIME ZONE 'UTC',
    ALTER COLUMN created_at SET DEFAULT now(),
    ALTER COLUMN updated_at TYPE timestamptz USING updated_at AT TIME ZONE 'UTC',
    ALTER COLUMN updated_at SET DEFAULT now(),
    ADD CONSTRAINT timelines_nodes_is_list_of_objects CHECK (
        jsonb_typeof(nodes) = 'array' AND NOT jsonb_path_exists(nodes, 'strict $[*] ? (@.type() != "object")'));

-- lint-ignore: M13 json to jsonb has to rewrite; the maintenance window is announced, the rows were checked above
-- lint-ignore: M08 checked in the pass of the same rewrite, under the lock that it holds anyway
ALTER TABLE qa_reports
    ALTER COLUMN id SET DEFAULT gen_random_uuid(),
    ALTER COLUMN critical_errors TYPE jsonb USING coalesce(nullif(critical_errors::jsonb, 'null'), '[]'),
    ALTER COLUMN critical_errors SET DEFAULT '[]',
    ALTER COLUMN warnings TYPE jsonb USING coalesce(nullif(warnings::jsonb, 'null'), '[]'),
    ALTER COLUMN warnings SET DEFAULT '[]',
    ALTER COLUMN created_at TYPE timestamptz USING created_at AT TIME ZONE 'UTC',
    ALTER COLUMN created_at SET DEFAULT now(),
    ADD CONSTRAINT qa_reports_logic_score_is_0_to_1 CHECK (logic_score BETWEEN 0 AND 1),
    ADD CONSTRAINT qa_reports_psychology_score_is_0_to_1 CHECK (psychology_score BETWEEN 0 AND 1),
    ADD CONSTRAINT qa_reports_timeline_score_is_0_to_1 CHECK (timeline_score BETWEEN 0 AND 1),
    ADD CONSTRAINT qa_reports_critical_errors_is_list_of_strings CHECK (
        jsonb_typeof(critical_errors) = 'array' AND NOT jsonb_path_exists(critical_errors, 'strict $[*] ? (@.type() != "string")')),
    ADD CONSTRAINT qa_reports_warnings_is_list_of_strings CHECK (
        jsonb_typeof(warnings) = 'array' AND NOT jsonb_path_exists(warnings, 'strict $[*] ? (@.type() != "string")'));

-- The direct cast from float8 to numeric rounds to 15 digits; the text keeps them all.
-- lint-ignore: M13 float8 to numeric has to rewrite; the maintenance window is announced, the rows were checked above
-- lint-ignore: M08 checked in the pass of the same rewrite, under the lock that it holds anyway
ALTER TABLE cost_snapshots
    ALTER COLUMN id SET DEFAULT gen_random_uuid(),
    ALTER COLUMN cost_usd TYPE numeric USING cost_usd::text::numeric,
    ALTER COLUMN created_at TYPE timestamptz USING created_at AT TIME ZONE 'UTC',
    ALTER COLUMN created_at SET DEFAULT now(),
    ADD CONSTRAINT cost_snapshots_tokens_used_is_not_negative CHECK (tokens_used >= 0),
    ADD CONSTRAINT cost_snapshots_cost_usd_is_0_to_100 CHECK (cost_usd BETWEEN 0 AND 100);


-- 4. Checksums: SHA-256 of the text that Python's json.dumps(content, sort_keys=True) gives.

-- A number that is no integer, as Python's repr of the nearest float8. Needs extra_float_digits > 0: see canonical_json.
CREATE FUNCTION canonical_json_float(number numeric) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
DECLARE
    nearest float8;
    shortest text;
    exponent integer;
    last_digit numeric;
    neighbour numeric;
BEGIN
    -- float8 ends between these two bounds, and the cast would fail beyond them. A number too large keeps its decimal
    -- text, a number too small is zero.
    IF abs(number) >= 1.7976931348623158e308 THEN
        RETURN trim_scale(number)::text;
    ELSIF abs(number) < 2.4703282292062328e-324 THEN
        RETURN CASE WHEN number < 0 THEN '-0.0' ELSE '0.0' END;
    END IF;
    nearest := number::float8;
    shortest := nearest::text;
    exponent := nullif(split_part(shortest, 'e', 2), '')::integer;
    IF exponent = 15 THEN
        -- PostgreSQL writes an exponent from 1e15 on, Python from 1e16.
        shortest := shortest::numeric::text;
    ELSIF exponent IS NOT NULL THEN
        IF exponent NOT BETWEEN 16 AND 38 THEN
            RETURN shortest;
        END IF;
        -- Here a decimal may lie exactly between two floats. Python reads it as the even one, so it may be that one's
        -- shortest text (1e+23), while PostgreSQL takes none but decimals nearer to it (9.999999999999999e+22). Beyond
        -- 1e39 such a midpoint would be a multiple of 5^24, which its 54 bits have no room for.
        last_digit := ('1e' || exponent + 2 - length(translate(split_part(shortest, 'e', 1), '-.', '')))::numeric;
        neighbour := trunc(abs(shortest::numeric) / last_digit) * last_digit;
        FOREACH neighbour IN ARRAY ARRAY[neighbour, neighbour + last_digit] LOOP
            IF neighbour::float8 = abs(nearest) THEN
                shortest := CASE WHEN number < 0 THEN '-' ELSE '' END
                    || rtrim(rtrim(regexp_replace(neighbour::text, '^.', '\&.'), '0'), '.')
                    || 'e+' || length(neighbour::text) - 1;
            END IF;
        END LOOP;
        RETURN shortest;
    END IF;
    RETURN shortest || CASE WHEN strpos(shortest, '.') = 0 THEN '.0' ELSE '' END;
END
$$;

-- Everything of the canonical text but the escapes beyond ASCII. jsonb's own text has the separators and the short
-- escapes of Python already; what differs is the order of the keys and the form of the numbers.
CREATE FUNCTION canonical_json_before_escapes(document jsonb) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
BEGIN
    CASE jsonb_typeof(document)
        WHEN 'object' THEN
            -- In UTF-8 the order of the bytes, COLLATE "C", is the order of the code points.
            RETURN (
                SELECT '{' || coalesce(string_agg(
                    to_json(key)::text || ': ' ||
                        CASE WHEN jsonb_typeof(value) = 'string' THEN value::text
                            ELSE canonical_json_before_escapes(value) END,
                    ', ' ORDER BY key COLLATE "C"), '') || '}'
                FROM jsonb_each(document));
        WHEN 'array' THEN
            RETURN (
                SELECT '[' || coalesce(string_agg(
                    CASE WHEN jsonb_typeof(value) = 'string' THEN value::text
                        ELSE canonical_json_before_escapes(value) END,
                    ', ' ORDER BY position), '') || ']'
                FROM jsonb_array_elements(document) WITH ORDINALITY AS element (value, position));
        WHEN 'number' THEN
            RETURN CASE WHEN scale(document::numeric) = 0 THEN document::text
                ELSE canonical_json_float(document::numeric) END;
        ELSE
            RETURN document::text;
    END CASE;
END
$$;

-- The settings are part of the function because the text must not depend on the caller's.
CREATE FUNCTION canonical_json(document jsonb) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT
SET search_path = pg_catalog, public
SET extra_float_digits = 1
AS $$
DECLARE
    ordered text := canonical_json_before_escapes(document);
BEGIN
    -- Outside of strings JSON is ASCII, so the escapes can be made in the finished text. ascii() is the code point; above
    -- 65535 it becomes a surrogate pair, from d800 (55296) and dc00 (56320).
    IF ordered COLLATE "C" !~ '[^ -~]' THEN
        RETURN ordered;
    END IF;
    RETURN (
        SELECT string_agg(
            CASE
                WHEN letter <= '~' COLLATE "C" THEN letter
                WHEN ascii(letter) < 65536 THEN '\u' || lpad(to_hex(ascii(letter)), 4, '0')
                ELSE '\u' || to_hex(55296 + ((ascii(letter) - 65536) >> 10))
                    || '\u' || to_hex(56320 + ((ascii(letter) - 65536) & 1023))
            END, '')
        FROM string_to_table(ordered, NULL) AS letter);
END
$$;
COMMENT ON FUNCTION canonical_json(jsonb) IS 'The text that checksums are made of: keys by code point, ASCII only, numbers as Python writes them';

CREATE FUNCTION artifact_checksum(data jsonb) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT
SET search_path = pg_catalog, public
AS $$
BEGIN
    RETURN encode(sha256(convert_to(canonical_json(data), 'UTF8')), 'hex');
END
$$;
COMMENT ON FUNCTION artifact_checksum(jsonb) IS 'SHA-256 of the canonical JSON of artifacts.data, lower-case hex';

CREATE FUNCTION world_checksum(name text, rules jsonb, geography jsonb, history jsonb, themes jsonb) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT
SET search_path = pg_catalog, public
AS $$
BEGIN
    RETURN encode(sha256(convert_to(canonical_json(jsonb_build_object(
        'geography', geography, 'history', history, 'name', name, 'rules', rules, 'themes', themes)), 'UTF8')), 'hex');
END
$$;
COMMENT ON FUNCTION world_checksum(text, jsonb, jsonb, jsonb, jsonb) IS 'SHA-256 of the canonical JSON of a world, lower-case hex';


-- 5. Triggers. INSERT takes what it is given, so that COPY restores a backup as it was.

CREATE FUNCTION set_artifact_checksum() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, public
AS $$
BEGIN
    NEW.checksum := artifact_checksum(NEW.data);
    RETURN NEW;
END
$$;

CREATE FUNCTION set_world_checksum() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, public
AS $$
BEGIN
    NEW.checksum := world_checksum(NEW.name, NEW.rules, NEW.geography, NEW.history, NEW.themes);
    RETURN NEW;
END
$$;

CREATE FUNCTION stamp_update() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    -- Never backwards: a clock may be set, and legacy rows came from other machines.
    NEW.updated_at := greatest(clock_timestamp(), OLD.updated_at);
    RETURN NEW;
END
$$;

CREATE FUNCTION stamp_world_update() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, public
AS $$
BEGIN
    NEW.updated_at := greatest(clock_timestamp(), OLD.updated_at);
    NEW.version := OLD.version + 1;
    -- Compared as text because 1 and 1.0 are equal as jsonb, though not in the canonical text.
    IF (NEW.name, NEW.rules::text, NEW.geography::text, NEW.history::text, NEW.themes::text)
        IS DISTINCT FROM (OLD.name, OLD.rules::text, OLD.geography::text, OLD.history::text, OLD.themes::text)
    THEN
        NEW.checksum := world_checksum(NEW.name, NEW.rules, NEW.geography, NEW.history, NEW.themes);
    ELSE
        -- A legacy checksum cannot be made again: it stays until the content changes.
        NEW.checksum := OLD.checksum;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER artifacts_fill_checksum BEFORE INSERT ON artifacts
    FOR EACH ROW WHEN (NEW.checksum IS NULL) EXECUTE FUNCTION set_artifact_checksum();
CREATE TRIGGER artifacts_renew_checksum BEFORE UPDATE ON artifacts
    FOR EACH ROW WHEN (OLD.data::text IS DISTINCT FROM NEW.data::text) EXECUTE FUNCTION set_artifact_checksum();
CREATE TRIGGER worlds_fill_checksum BEFORE INSERT ON worlds
    FOR EACH ROW WHEN (NEW.checksum IS NULL) EXECUTE FUNCTION set_world_checksum();

-- IS DISTINCT FROM alone would miss a change from 1 to 1.0 inside jsonb; *<> compares the stored bytes.
CREATE TRIGGER worlds_stamp_update BEFORE UPDATE ON worlds
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* OR OLD.* *<> NEW.*) EXECUTE FUNCTION stamp_world_update();
CREATE TRIGGER characters_stamp_update BEFORE UPDATE ON characters
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* OR OLD.* *<> NEW.*) EXECUTE FUNCTION stamp_update();
CREATE TRIGGER timelines_stamp_update BEFORE UPDATE ON timelines
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* OR OLD.* *<> NEW.*) EXECUTE FUNCTION stamp_update();
CREATE TRIGGER jobs_stamp_update BEFORE UPDATE ON jobs
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* OR OLD.* *<> NEW.*) EXECUTE FUNCTION stamp_update();


-- 6. Indexes of every key and documented order; the id breaks ties, text is in the collation that the API orders by.

-- lint-ignore: M01 worlds is locked by the rewrite above; CONCURRENTLY cannot run in its transaction
CREATE INDEX worlds_created_at_id_idx ON worlds (created_at, id);
-- lint-ignore: M01 worlds is locked by the rewrite above; CONCURRENTLY cannot run in its transaction
CREATE INDEX worlds_updated_at_id_idx ON worlds (updated_at, id);
-- lint-ignore: M01 worlds is locked by the rewrite above; CONCURRENTLY cannot run in its transaction
CREATE INDEX worlds_name_id_idx ON worlds (name COLLATE "und-x-icu", id);
-- lint-ignore: M01 characters is locked by the rewrite above; CONCURRENTLY cannot run in its transaction
CREATE INDEX characters_created_at_id_idx ON characters (created_at, id);
-- lint-ignore: M01 characters is locked by the rewrite above; CONCURRENTLY cannot run in its transaction
CREATE INDEX characters_updated_at_id_idx ON characters (updated_at, id);
-- lint-ignore: M01 characters is locked by the rewrite above; CONCURRENTLY cannot run in its transaction
CREATE INDEX characters_name_id_idx ON characters (name COLLATE "und-x-icu", id);
-- lint-ignore: M01 characters is locked by the rewrite above; CONCURRENTLY cannot run in its transaction
CREATE INDEX characters_world_id_created_at_id_idx ON characters (world_id, created_at, id);
-- lint-ignore: M01 characters is locked by the rewrite above; CONCURRENTLY cannot run in its transaction
CREATE INDEX characters_world_id_name_id_idx ON characters (world_id, name COLLATE "und-x-icu", id);
-- lint-ignore: M01 timelines is locked by the rewrite above; CONCURRENTLY cannot run in its transaction
CREATE INDEX timelines_created_at_id_idx ON timelines (created_at, id);
-- lint-ignore: M01 timelines is locked by the rewrite above; CONCURRENTLY cannot run in its transaction
CREATE INDEX timelines_world_id_created_at_id_idx ON timelines (world_id, created_at, id);
-- lint-ignore: M01 jobs is locked by the rewrite above; CONCURRENTLY cannot run in its transaction
CREATE INDEX jobs_created_at_id_idx ON jobs (created_at, id);
-- lint-ignore: M01 jobs is locked by the rewrite above; CONCURRENTLY cannot run in its transaction
CREATE INDEX jobs_updated_at_id_idx ON jobs (updated_at, id);
-- lint-ignore: M01 jobs is locked by the rewrite above; CONCURRENTLY cannot run in its transaction
CREATE INDEX jobs_completed_at_id_idx ON jobs (completed_at, id);
-- lint-ignore: M01 jobs is locked by the rewrite above; CONCURRENTLY cannot run in its transaction
CREATE INDEX jobs_status_created_at_id_idx ON jobs (status COLLATE "und-x-icu", created_at, id);
-- lint-ignore: M01 artifacts is locked by the rewrite above; CONCURRENTLY cannot run in its transaction
CREATE INDEX artifacts_created_at_id_idx ON artifacts (created_at, id);
-- lint-ignore: M01 artifacts is locked by the rewrite above; CONCURRENTLY cannot run in its transaction
CREATE INDEX artifacts_job_id_created_at_id_idx ON artifacts (job_id, created_at, id);
-- lint-ignore: M01 artifacts is locked by the rewrite above; CONCURRENTLY cannot run in its transaction
CREATE INDEX artifacts_job_id_type_version_id_idx ON artifacts (job_id, type COLLATE "und-x-icu", version, id);
-- lint-ignore: M01 qa_reports is locked by the rewrite above; CONCURRENTLY cannot run in its transaction
CREATE INDEX qa_reports_created_at_id_idx ON qa_reports (created_at, id);
-- lint-ignore: M01 qa_reports is locked by the rewrite above; CONCURRENTLY cannot run in its transaction
CREATE INDEX qa_reports_job_id_created_at_id_idx ON qa_reports (job_id, created_at, id);
-- lint-ignore: M01 cost_snapshots is locked by the rewrite above; CONCURRENTLY cannot run in its transaction
CREATE INDEX cost_snapshots_created_at_id_idx ON cost_snapshots (created_at, id);
-- lint-ignore: M01 cost_snapshots is locked by the rewrite above; CONCURRENTLY cannot run in its transaction
CREATE INDEX cost_snapshots_job_id_created_at_id_idx ON cost_snapshots (job_id, created_at, id);

-- ALTER TYPE throws the statistics of a column away, and autovacuum does not count a rewrite as changes.
ANALYZE worlds, characters, timelines, jobs, artifacts, qa_reports, cost_snapshots;


-- 7. Facts that the columns cannot say; the undo takes back what is said of legacy tables.

COMMENT ON COLUMN jobs.status IS 'queued -> running -> completed or failed; queued or running -> cancelled';
COMMENT ON COLUMN artifacts.version IS 'Number of the content, the next per (job_id, type); legacy rows repeat it';
COMMENT ON COLUMN artifacts.checksum IS 'artifact_checksum(data)';
COMMENT ON COLUMN worlds.version IS 'Row version, raised by the update trigger';
COMMENT ON COLUMN worlds.checksum IS 'world_checksum(name, ...), or that of legacy_world_checksums until the content changes';
COMMENT ON COLUMN cost_snapshots.cost_usd IS 'US dollars';
