-- Back to V7. Nothing is lost.

CREATE FUNCTION search_strings(document jsonb) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1000
RETURN (
    SELECT string_agg(value #>> '{}', ' ')
    FROM jsonb_path_query(document, 'strict $.** ? (@.type() == "string")') AS value);
COMMENT ON FUNCTION search_strings(jsonb) IS 'All text values at any depth; neither keys nor numbers';

CREATE OR REPLACE FUNCTION search_document(name text, VARIADIC documents jsonb[]) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1000
RETURN setweight(coalesce(search_vector(name), ''), 'A') || coalesce(
    search_vector((SELECT string_agg(search_strings(document), ' ') FROM unnest(documents) AS document)), '');

UPDATE characters SET name = name || '!' WHERE name = 'Ada';
