-- Indexes that belong to no constraint. One that is not valid, which an interrupted CONCURRENTLY leaves, serves nobody.
SELECT kind, relation.relname AS object, 'INDEX' AS aspect, pg_class.relname AS name, 0 AS place, columns,
    NULL AS definition, NULL AS context,
    CASE WHEN invalid IS NULL THEN ARRAY[statement] ELSE ARRAY[invalid || statement] END
    || CASE WHEN invalid IS NULL THEN coalesce(statistics, '{}') ELSE '{}' END
    || CASE WHEN invalid IS NULL AND explanation IS NOT NULL
        THEN ARRAY[format('COMMENT ON INDEX %I IS %L', pg_class.relname, explanation)] ELSE '{}' END AS ddl,
    concat_ws(E'\n', CASE WHEN indisunique THEN 'UNIQUE' END || saying, invalid, targets, explanation) AS rule
FROM relation
JOIN pg_index ON indrelid = relation.oid
JOIN pg_class ON pg_class.oid = indexrelid
CROSS JOIN LATERAL (
    -- Behind the names, the table's with the schema in front, everything is as visible as in this session.
    SELECT substr(pg_get_indexdef(indexrelid), length(format('CREATE %sINDEX %I ON %s%I.%I',
            CASE WHEN indisunique THEN 'UNIQUE ' END, pg_class.relname, CASE pg_class.relkind WHEN 'I' THEN 'ONLY ' END,
            current_schema(), relation.relname)) + 1) AS saying,
        CASE WHEN NOT (indisvalid AND indisready AND indislive) THEN '-- INVALID: ' END AS invalid,
        obj_description(indexrelid, 'pg_class') AS explanation) AS part
CROSS JOIN LATERAL (
    SELECT format('CREATE %sINDEX %I ON %I%s',
            CASE WHEN indisunique THEN 'UNIQUE ' END, pg_class.relname, relation.relname, saying) AS statement,
        (SELECT string_agg(pg_get_indexdef(indexrelid, place, false), ', ' ORDER BY place)
            FROM generate_series(1, indnatts) AS place) AS columns) AS whole
CROSS JOIN LATERAL (
    SELECT array_agg(format('ALTER INDEX %I ALTER COLUMN %s SET STATISTICS %s', pg_class.relname, attnum, attstattarget)
            ORDER BY attnum) AS statistics,
        string_agg(attnum || ': ' || attstattarget, ', ' ORDER BY attnum) AS targets
    FROM pg_attribute
    WHERE attrelid = indexrelid AND attstattarget >= 0) AS target
WHERE NOT pg_class.relispartition
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
