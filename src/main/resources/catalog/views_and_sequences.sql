-- Views, and sequences that belong to no identity column.
SELECT kind, relname AS object, 'OBJECT' AS aspect, relname AS name, 0 AS place, NULL AS columns,
    NULL AS definition, NULL AS context,
    ARRAY[
        format('CREATE %s %I%s AS%s%s', replace(kind, '_', ' '), relname,
            ' WITH (' || array_to_string(reloptions, ', ') || ')',
            E'\n' || rtrim(pg_get_viewdef(relation.oid), ';'),
            CASE relkind WHEN 'm' THEN E'\n  WITH NO DATA' END)]
    || coalesce((
        SELECT array_agg(format('COMMENT ON COLUMN %I.%I IS %L', relname, attname, description) ORDER BY attname)
        FROM pg_attribute
        JOIN pg_description ON objoid = attrelid AND objsubid = attnum AND classoid = 'pg_class'::regclass
        WHERE attrelid = relation.oid AND attnum > 0), '{}')
    || array_remove(ARRAY[
        format('COMMENT ON %s %I IS ', replace(kind, '_', ' '), relname)
            || quote_literal(obj_description(relation.oid, 'pg_class'))], NULL) AS ddl,
    NULL AS rule
FROM relation
WHERE relkind IN ('v', 'm')

UNION ALL
SELECT kind, relname, 'OBJECT', relname, 0, NULL, NULL, NULL,
    array_remove(ARRAY[
        format('CREATE %sSEQUENCE %I AS %s %s', CASE relpersistence WHEN 'u' THEN 'UNLOGGED ' END, relname,
            format_type(seqtypid, NULL), options),
        format('COMMENT ON SEQUENCE %I IS ', relname) || quote_literal(obj_description(relation.oid, 'pg_class'))], NULL),
    NULL
FROM relation
JOIN sequence ON seqrelid = relation.oid

UNION ALL
SELECT kind, relname, 'OWNERSHIP', 'owner', 0, NULL, NULL, NULL,
    ARRAY[format('ALTER SEQUENCE %I OWNED BY %s.%I', relname, refobjid::regclass, attname)],
    NULL
FROM relation
JOIN pg_depend ON classid = 'pg_class'::regclass AND objid = relation.oid AND deptype = 'a'
    AND refclassid = 'pg_class'::regclass
JOIN pg_attribute ON attrelid = refobjid AND attnum = refobjsubid
WHERE relkind = 'S'
