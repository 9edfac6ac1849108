-- Back to V3. No row loses anything: V4 made only functions and indexes. An extension that V4 installed goes, unless
-- somebody has come to need it: then it stays, and a warning says so. One that was there before V4 stays; the rights and
-- the schema that somebody gave to one of V4's are lost with it.

SET LOCAL lock_timeout = '5s';

-- lint-ignore: M05 the locks last as long as it takes to forget six indexes
DROP INDEX
    worlds_search_idx,
    characters_search_idx,
    timelines_search_idx,
    artifacts_search_idx,
    worlds_search_name_idx,
    characters_search_name_idx;

DROP FUNCTION
    search_fragment(text[], jsonb[], text),
    search_worlds_by_name(text),
    search_characters_by_name(text),
    search_query(text),
    search_document(text, jsonb[]),
    search_title(jsonb),
    search_strings(jsonb),
    search_vector(text),
    search_words(text),
    search_fold(text);

DO $$
DECLARE
    installed text;
BEGIN
    FOR installed IN
        SELECT extname FROM pg_extension
        WHERE extname IN ('unaccent', 'pg_trgm')
            AND obj_description(oid, 'pg_extension') = 'Installed by V4 of NarraForge, for its search'
    LOOP
        BEGIN
            EXECUTE format('DROP EXTENSION %I', installed);
        EXCEPTION WHEN dependent_objects_still_exist OR insufficient_privilege THEN
            RAISE WARNING 'The extension % stays: %', installed, SQLERRM;
        END;
    END LOOP;
END
$$;
