-- Keys and checks. A rule is what it says without its name. Those that a partition has from its parent come with it, and
-- NOT NULL is the column's.
SELECT kind, relname AS object, 'CONSTRAINT' AS aspect, conname AS name,
    CASE contype WHEN 'c' THEN 1 WHEN 'f' THEN 3 ELSE 2 END AS place,
    concat_ws(' ', contype::text, (
        SELECT string_agg(attname::text, ', ' ORDER BY key.place)
        FROM unnest(conkey) WITH ORDINALITY AS key (attnum, place)
        JOIN pg_attribute USING (attnum)
        WHERE attrelid = conrelid)) AS columns,
    NULL AS definition, NULL AS context,
    array_remove(ARRAY[
        format('ALTER TABLE %I ADD CONSTRAINT %I %s', relname, conname, saying),
        format('ALTER INDEX %I SET (', conname) || options || ')',
        format('COMMENT ON CONSTRAINT %I ON %I IS ', conname, relname) || quote_literal(explanation),
        disabled], NULL) AS ddl,
    concat_ws(E'\n', saying, options, explanation, disabled) AS rule
FROM relation
JOIN pg_constraint ON conrelid = relation.oid
CROSS JOIN LATERAL (
    SELECT pg_get_constraintdef(pg_constraint.oid) AS saying,
        (SELECT array_to_string(reloptions, ', ') FROM pg_class WHERE oid = conindid AND contype <> 'f') AS options,
        obj_description(pg_constraint.oid, 'pg_constraint') AS explanation,
        CASE WHEN EXISTS (SELECT FROM pg_trigger WHERE tgconstraint = pg_constraint.oid AND tgenabled <> 'O')
            THEN '-- not watched over: its triggers are disabled' END AS disabled) AS part
WHERE contype IN ('p', 'u', 'x', 'c', 'f') AND conparentid = 0
