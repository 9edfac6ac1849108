-- Full-text and trigram search over worlds, characters, timelines and artifacts. Functions and indexes only: what they
-- hold follows from the rows, so nothing is stored twice and every row is found, whoever wrote it and whenever.
--
-- Reads go on while the indexes are built, writes wait: about 45 seconds for 90,000 rows with 230 MB of JSON. They take
-- a fifth of the tables' size.

SET LOCAL lock_timeout = '5s';

-- 1. The extensions unaccent and pg_trgm. Both are trusted: who may create in the database may create them. One that is
-- there already stays in its schema; what is made below is bound to it by identity, not by name.

DO $$
DECLARE
    missing text;
    out_of_reach text;
    elsewhere text;
BEGIN
    FOR missing IN
        SELECT name FROM unnest(ARRAY['unaccent', 'pg_trgm']) AS name
        WHERE name NOT IN (SELECT extname FROM pg_extension)
    LOOP
        EXECUTE format('CREATE EXTENSION %I', missing);
        -- By this the undo knows its own.
        EXECUTE format('COMMENT ON EXTENSION %I IS %L', missing, 'Installed by V4 of NarraForge, for its search');
    END LOOP;

    SELECT string_agg(format('%s in the schema %I', extname, nspname), ', ' ORDER BY extname)
    INTO out_of_reach
    FROM pg_extension
    JOIN pg_namespace ON pg_namespace.oid = extnamespace
    WHERE extname IN ('unaccent', 'pg_trgm') AND NOT has_schema_privilege(extnamespace, 'USAGE');
    IF out_of_reach IS NOT NULL THEN
        RAISE EXCEPTION 'V4 needs the extensions unaccent and pg_trgm, but % may not use %', current_user, out_of_reach
            USING ERRCODE = 'insufficient_privilege',
                HINT = format('Nothing was changed. GRANT USAGE ON that schema TO %I, then migrate again.', current_user);
    END IF;

    SELECT string_agg(DISTINCT format('%I', nspname), ', ')
    INTO elsewhere
    FROM pg_extension
    JOIN pg_namespace ON pg_namespace.oid = extnamespace
    WHERE extname IN ('unaccent', 'pg_trgm') AND nspname <> ALL (current_schemas(true));
    IF elsewhere IS NOT NULL THEN
        -- Until this transaction ends: the bodies below are parsed now and find it there.
        PERFORM set_config('search_path', current_setting('search_path') || ', ' || elsewhere, true);
    END IF;
END
$$;


-- 2. What texts are compared by. Each body is parsed when it is made, so it depends on no search_path later; dictionary,
-- configuration and collation are named, so it depends on no setting and on no locale of the database.

-- unaccent(text) is only STABLE because it looks its dictionary up; with the dictionary named it is as constant as that.
-- Whoever edits unaccent.rules has to REINDEX. In PL/pgSQL, for it is called for every name and every text: a function in
-- SQL that is not inlined, and with a STABLE one in it none is, costs ten times as much to call.
DO $$
BEGIN
    EXECUTE (
        SELECT format(
            $function$
            CREATE FUNCTION search_fold(content text) RETURNS text
            LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 100 AS $body$
            BEGIN
                RETURN pg_catalog.lower(%1$I.unaccent(%2$L::pg_catalog.regdictionary, content)
                    COLLATE pg_catalog."und-x-icu");
            END
            $body$
            $function$,
            nspname, format('%I.unaccent', nspname))
        FROM pg_extension
        JOIN pg_namespace ON pg_namespace.oid = extnamespace
        WHERE extname = 'unaccent');
END
$$;
-- Its body is a text: without this it would not keep anybody from dropping the extension.
ALTER FUNCTION search_fold(text) DEPENDS ON EXTENSION unaccent;
COMMENT ON FUNCTION search_fold(text) IS 'Lower-case and without accents, whatever the locale: ''Mgłogród'' and ''mglogrod'' are equal';

CREATE FUNCTION search_words(content text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1000
RETURN btrim(regexp_replace(search_fold(content), '[^[:alnum:]]+' COLLATE "und-x-icu", ' ', 'g'));
COMMENT ON FUNCTION search_words(text) IS 'The words of a text, folded, with one blank between them';

-- The parser of text search takes addresses, paths, signed numbers and tags for one word each: it would not find the day
-- in 'day/night'. So nothing is left to see them by. A chain of replace() is ten times as fast here as translate().
CREATE FUNCTION search_vector(content text) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1000
RETURN to_tsvector('pg_catalog.simple'::regconfig,
    -- A tsvector holds 1 MiB and is an error beyond. A word of n characters takes at most 4n + 5 bytes of it and n + 1
    -- of these characters, so that they never fill it; what is behind them is not searched.
    left(replace(replace(replace(replace(replace(replace(replace(replace(search_fold(left(content, 200000)),
        '.', ' '), '/', ' '), '@', ' '), '-', ' '), '<', ' '), '&', ' '), '+', ' '), '_', ' '), 200000));
COMMENT ON FUNCTION search_vector(text) IS 'The folded words of a text''s first 200,000 characters';

CREATE FUNCTION search_strings(document jsonb) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1000
RETURN (
    SELECT string_agg(value #>> '{}', ' ')
    FROM jsonb_path_query(document, 'strict $.** ? (@.type() == "string")') AS value);
COMMENT ON FUNCTION search_strings(jsonb) IS 'All text values at any depth; neither keys nor numbers';

CREATE FUNCTION search_document(name text, VARIADIC documents jsonb[]) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1000
RETURN setweight(coalesce(search_vector(name), ''), 'A') || coalesce(
    search_vector((SELECT string_agg(search_strings(document), ' ') FROM unnest(documents) AS document)), '');
COMMENT ON FUNCTION search_document(text, jsonb[]) IS 'What a row is found by; a word of its name weighs ten times one of its texts';

CREATE FUNCTION search_title(data jsonb) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN left(coalesce(
    CASE WHEN jsonb_typeof(data -> 'name') = 'string' THEN data ->> 'name' END,
    CASE WHEN jsonb_typeof(data -> 'world_name') = 'string' THEN data ->> 'world_name' END), 200);
COMMENT ON FUNCTION search_title(jsonb) IS 'What an artifact is called, where it is about something with a name';


-- 3. The indexes. Without statistics: ANALYZE would make the documents of 30,000 rows anew each time, which takes longer
-- than building the index, and the estimate made without them leads to the index always.

-- lint-ignore: M01 reads go on, and writes wait for less than a minute; the functions belong into the same transaction
CREATE INDEX worlds_search_idx ON worlds
    USING gin (search_document(name, rules, geography, history, themes));
-- lint-ignore: M01 reads go on, and writes wait for less than a minute; the functions belong into the same transaction
CREATE INDEX characters_search_idx ON characters
    USING gin (search_document(name, trajectory, relationships, constraints));
-- lint-ignore: M01 reads go on, and writes wait for less than a minute; the functions belong into the same transaction
CREATE INDEX timelines_search_idx ON timelines
    USING gin (search_document(NULL, nodes));
-- lint-ignore: M01 reads go on, and writes wait for less than a minute; the functions belong into the same transaction
CREATE INDEX artifacts_search_idx ON artifacts
    USING gin (search_document(search_title(data), data));

ALTER INDEX worlds_search_idx ALTER COLUMN 1 SET STATISTICS 0;
ALTER INDEX characters_search_idx ALTER COLUMN 1 SET STATISTICS 0;
ALTER INDEX timelines_search_idx ALTER COLUMN 1 SET STATISTICS 0;
ALTER INDEX artifacts_search_idx ALTER COLUMN 1 SET STATISTICS 0;

-- Names only: a long text has most trigrams there are, so that an index of them would sort out few rows.
-- lint-ignore: M01 half a second for 40,000 rows
CREATE INDEX worlds_search_name_idx ON worlds USING gin (search_fold(name) gin_trgm_ops);
-- lint-ignore: M01 half a second for 40,000 rows
CREATE INDEX characters_search_name_idx ON characters USING gin (search_fold(name) gin_trgm_ops);


-- 4. What a search asks.

CREATE FUNCTION search_query(content text) RETURNS tsquery
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1000
RETURN to_tsquery('pg_catalog.simple'::regconfig, replace(nullif(search_words(content), ''), ' ', ' & ') || ':*');
COMMENT ON FUNCTION search_query(text) IS 'All words of a text, the last one also as the beginning of a word; NULL when it has none';

-- Functions of their own for the threshold, which is that of no session. At 0.5 a wrong letter is forgiven in the middle
-- of a word of eight, or at the end of one of five.
CREATE FUNCTION search_worlds_by_name(content text) RETURNS TABLE (id uuid, is_equal boolean, similarity float8)
LANGUAGE sql STABLE STRICT PARALLEL RESTRICTED COST 1000 ROWS 100
SET pg_trgm.word_similarity_threshold = 0.5
BEGIN ATOMIC
    SELECT named.id, named.name = search_fold(content),
        (similarity(named.name, search_fold(content)) + word_similarity(search_fold(content), named.name)) / 2
    FROM (
        SELECT worlds.id, search_fold(worlds.name) AS name
        FROM worlds
        WHERE search_fold(content) <% search_fold(worlds.name)
        OFFSET 0) AS named;
END;
COMMENT ON FUNCTION search_worlds_by_name(text) IS 'Worlds whose name, or a part of it, is like the text, with the mean of both similarities, 0 to 1';

CREATE FUNCTION search_characters_by_name(content text) RETURNS TABLE (id uuid, is_equal boolean, similarity float8)
LANGUAGE sql STABLE STRICT PARALLEL RESTRICTED COST 1000 ROWS 100
SET pg_trgm.word_similarity_threshold = 0.5
BEGIN ATOMIC
    SELECT named.id, named.name = search_fold(content),
        (similarity(named.name, search_fold(content)) + word_similarity(search_fold(content), named.name)) / 2
    FROM (
        SELECT characters.id, search_fold(characters.name) AS name
        FROM characters
        WHERE search_fold(content) <% search_fold(characters.name)
        OFFSET 0) AS named;
END;
COMMENT ON FUNCTION search_characters_by_name(text) IS 'Characters whose name, or a part of it, is like the text, with the mean of both similarities, 0 to 1';

-- Where a row says it: the text of the row that has most of the words, the first of several; when none has any, the one
-- that is most like them. Of a long text the part around the first word.
CREATE FUNCTION search_fragment(fields text[], documents jsonb[], content text)
RETURNS TABLE (path text[], fragment text)
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1000 ROWS 1
BEGIN ATOMIC
    WITH RECURSIVE part (path, place, document) AS (
        SELECT ARRAY[field], ARRAY[place], document
        FROM unnest(fields, documents) WITH ORDINALITY AS root (field, document, place)
        UNION ALL
        SELECT part.path || child.key, part.place || child.place, child.document
        FROM part
        CROSS JOIN LATERAL (
            SELECT entry.key, entry.place, entry.value
            FROM jsonb_each(CASE WHEN jsonb_typeof(part.document) = 'object' THEN part.document END)
                WITH ORDINALITY AS entry (key, value, place)
            UNION ALL
            SELECT (element.place - 1)::text, element.place, element.value
            FROM jsonb_array_elements(CASE WHEN jsonb_typeof(part.document) = 'array' THEN part.document END)
                WITH ORDINALITY AS element (value, place)) AS child (key, place, document)
    ), said AS (
        SELECT part.path, part.place, part.document #>> '{}' AS content
        FROM part
        WHERE jsonb_typeof(part.document) = 'string'
    ), asked AS MATERIALIZED (
        SELECT search_query(word) AS query
        FROM unnest(string_to_array(search_words(content), ' ')) AS word
    ), judged AS (
        SELECT said.path, said.place, said.content,
            (SELECT count(*) FROM asked WHERE said_words.vector @@ asked.query) AS found
        FROM said
        CROSS JOIN LATERAL (SELECT search_vector(said.content) AS vector OFFSET 0) AS said_words
    )
    SELECT judged.path,
        -- Nobody shows more of it, and a text may have a megabyte.
        CASE WHEN length(judged.content) <= 4000 THEN judged.content
            ELSE substr(judged.content, greatest(1, (
                SELECT min(nullif(strpos(search_fold(judged.content), word), 0))
                FROM unnest(string_to_array(search_words(search_fragment.content), ' ')) AS word) - 1000), 4000) END
    FROM judged
    ORDER BY judged.found DESC,
        CASE WHEN judged.found = 0
            THEN word_similarity(search_fold(search_fragment.content), search_fold(left(judged.content, 1000))) END DESC,
        judged.place
    LIMIT 1;
END;
COMMENT ON FUNCTION search_fragment(text[], jsonb[], text) IS 'The best text of a row''s fields for a search, with the way to it';
