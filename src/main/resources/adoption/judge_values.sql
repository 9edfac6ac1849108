-- Tells of some rows of one legacy table what V2 and later migrations will refuse or change, in their words. In a DO
-- block, which wants no right to make functions, and may run where nothing can be written. Each message is one value.
DO $judge$
DECLARE
    lone_escape CONSTANT text := '^\\u([dD][89a-fA-F][[:xdigit:]]{2}|0000)$';
    place record;
    converted jsonb;
    fits boolean;
    culprit text;
    refusal text;
BEGIN
    FOR place IN
        SELECT legacy.id, judged.*
        FROM :table AS legacy
        CROSS JOIN LATERAL (VALUES :places) AS judged (name, document, shape, fate, reason)
        WHERE :rows AND (shape IS NOT NULL OR fate IS NOT NULL)
        ORDER BY legacy.id
    LOOP
        IF place.shape IS NULL THEN
            RAISE INFO USING MESSAGE = place.reason, COLUMN = place.name, DETAIL = place.id::text, HINT = place.fate;
            CONTINUE;
        END IF;

        refusal := NULL;
        BEGIN
            converted := place.document::jsonb;
            fits := CASE place.shape
                WHEN 'a non-empty object' THEN jsonb_typeof(converted) = 'object' AND converted <> '{}'
                WHEN 'an object' THEN jsonb_typeof(converted) IN ('object', 'null')
                WHEN 'an array of strings' THEN jsonb_typeof(converted) = 'null' OR jsonb_typeof(converted) = 'array'
                    AND NOT jsonb_path_exists(converted, 'strict $[*] ? (@.type() != "string")')
                WHEN 'an array of objects' THEN jsonb_typeof(converted) = 'null' OR jsonb_typeof(converted) = 'array'
                    AND NOT jsonb_path_exists(converted, 'strict $[*] ? (@.type() != "object")')
            END;
            IF NOT fits THEN
                refusal := format('not %s: %s', place.shape, left(converted::text, 60));
            END IF;
        EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
            -- Outside an escape JSON has no backslash, so reading escape by escape passes over "\\ud83d", which is
            -- harmless text; the longest match wins, so a surrogate pair is read as one.
            SELECT escape[1] INTO culprit
            FROM regexp_matches(place.document::text,
                '\\u[dD][89abAB][[:xdigit:]]{2}\\u[dD][c-fC-F][[:xdigit:]]{2}|\\u[[:xdigit:]]{4}|\\.', 'g') AS escape
            WHERE escape[1] ~ lone_escape
            LIMIT 1;
            refusal := CASE
                WHEN culprit IS NULL THEN 'jsonb refuses it: ' || SQLERRM
                WHEN culprit = '\u0000' THEN 'character \u0000'
                ELSE 'lone surrogate ' || culprit
            END;
        END;

        IF refusal IS NOT NULL THEN
            RAISE INFO USING MESSAGE = refusal, COLUMN = place.name, DETAIL = place.id::text, HINT = 'V2';
        ELSIF jsonb_typeof(converted) = 'null' THEN
            RAISE INFO USING MESSAGE = 'JSON null', COLUMN = place.name, DETAIL = place.id::text, HINT = 'JSON_NULL';
        ELSIF :names_a_key_twice THEN
            RAISE INFO USING MESSAGE = 'duplicate keys', COLUMN = place.name, DETAIL = place.id::text,
                HINT = 'DUPLICATE_KEYS';
        END IF;
    END LOOP;
END
$judge$
