-- Tables, and what of them has no name of its own. The columns go between "definition" and "context". Where a table lies
-- (its tablespace), who owns it and who may use it are the affair of each installation.
SELECT kind, relname AS object, 'OBJECT' AS aspect, relname AS name, 0 AS place, NULL AS columns,
    concat('CREATE ', CASE WHEN kind = 'FOREIGN_TABLE' THEN 'FOREIGN ' WHEN relpersistence = 'u' THEN 'UNLOGGED ' END,
        'TABLE ', quote_ident(relname)) AS definition,
    concat_ws(' ',
        'PARTITION BY ' || pg_get_partkeydef(relation.oid),
        'USING ' || quote_ident(nullif(amname, 'heap')),
        'WITH (' || array_to_string(reloptions, ', ') || ')',
        'SERVER ' || quote_ident(srvname),
        'OPTIONS (' || (
            SELECT string_agg(format('%I %L', option_name, option_value), ', ' ORDER BY option_name)
            FROM pg_options_to_table(ftoptions)) || ')') AS context,
    array_remove(ARRAY[
        format('COMMENT ON %s %I IS ', replace(kind, '_', ' '), relname)
            || quote_literal(obj_description(relation.oid, 'pg_class'))], NULL) AS ddl,
    NULL AS rule
FROM relation
LEFT JOIN pg_am ON pg_am.oid = relam
LEFT JOIN pg_foreign_table ON ftrelid = relation.oid
LEFT JOIN pg_foreign_server ON pg_foreign_server.oid = ftserver
WHERE relkind IN ('r', 'p', 'f')

UNION ALL
SELECT kind, relname, 'ROW_SECURITY', 'row security', 0, NULL, NULL, NULL,
    array_remove(ARRAY[
        CASE WHEN relrowsecurity THEN format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', relname) END,
        CASE WHEN relforcerowsecurity THEN format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', relname) END], NULL),
    NULL
FROM relation
WHERE relrowsecurity OR relforcerowsecurity

UNION ALL
SELECT relation.kind, relation.relname, 'PARENT', parent.relname, 0, NULL, NULL, NULL,
    ARRAY[CASE WHEN relation.relispartition
        THEN format('ALTER TABLE %s ATTACH PARTITION %I %s',
            inhparent::regclass, relation.relname, pg_get_expr(relation.relpartbound, relation.oid))
        ELSE format('ALTER TABLE %I INHERIT %s', relation.relname, inhparent::regclass) END],
    NULL
FROM relation
JOIN pg_inherits ON inhrelid = relation.oid
JOIN pg_class AS parent ON parent.oid = inhparent
