-- What hangs on a table or view under a name that counts: triggers fire in its order.
SELECT kind, relname AS object, 'TRIGGER' AS aspect, tgname AS name, 0 AS place, NULL AS columns,
    NULL AS definition, NULL AS context,
    array_remove(ARRAY[
        overlay(saying PLACING format(' ON %I ', relname) FROM position(target IN saying) FOR length(target)),
        CASE tgenabled
            WHEN 'D' THEN format('ALTER TABLE %I DISABLE TRIGGER %I', relname, tgname)
            WHEN 'R' THEN format('ALTER TABLE %I ENABLE REPLICA TRIGGER %I', relname, tgname)
            WHEN 'A' THEN format('ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', relname, tgname) END,
        format('COMMENT ON TRIGGER %I ON %I IS ', tgname, relname)
            || quote_literal(obj_description(pg_trigger.oid, 'pg_trigger'))], NULL) AS ddl,
    NULL AS rule
FROM relation
JOIN pg_trigger ON tgrelid = relation.oid
CROSS JOIN LATERAL (
    SELECT pg_get_triggerdef(pg_trigger.oid) AS saying, format(' ON %I.%I ', current_schema(), relname) AS target) AS part
WHERE NOT tgisinternal AND tgparentid = 0

UNION ALL
SELECT kind, relname, 'RULE', rulename, 0, NULL, NULL, NULL,
    array_remove(ARRAY[
        rtrim(overlay(saying PLACING format(' TO %I', relname) FROM position(target IN saying) FOR length(target)), ';'),
        CASE ev_enabled
            WHEN 'D' THEN format('ALTER TABLE %I DISABLE RULE %I', relname, rulename)
            WHEN 'R' THEN format('ALTER TABLE %I ENABLE REPLICA RULE %I', relname, rulename)
            WHEN 'A' THEN format('ALTER TABLE %I ENABLE ALWAYS RULE %I', relname, rulename) END,
        format('COMMENT ON RULE %I ON %I IS ', rulename, relname)
            || quote_literal(obj_description(pg_rewrite.oid, 'pg_rewrite'))], NULL),
    NULL
FROM relation
JOIN pg_rewrite ON ev_class = relation.oid
CROSS JOIN LATERAL (
    SELECT pg_get_ruledef(pg_rewrite.oid) AS saying, format(' TO %I.%I', current_schema(), relname) AS target) AS part
WHERE rulename <> '_RETURN'

UNION ALL
SELECT kind, relname, 'POLICY', polname, 0, NULL, NULL, NULL,
    array_remove(ARRAY[
        concat_ws(' ', format('CREATE POLICY %I ON %I', polname, relname),
            CASE WHEN NOT polpermissive THEN 'AS RESTRICTIVE' END,
            'FOR ' || CASE polcmd
                WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
            'TO ' || (
                SELECT string_agg(CASE role WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(role)) END, ', '
                    ORDER BY pg_get_userbyid(role))
                FROM unnest(polroles) AS role),
            'USING (' || pg_get_expr(polqual, polrelid) || ')',
            'WITH CHECK (' || pg_get_expr(polwithcheck, polrelid) || ')'),
        format('COMMENT ON POLICY %I ON %I IS ', polname, relname)
            || quote_literal(obj_description(pg_policy.oid, 'pg_policy'))], NULL),
    NULL
FROM relation
JOIN pg_policy ON polrelid = relation.oid

UNION ALL
SELECT kind, relname, 'STATISTICS', stxname, 0, NULL, NULL, NULL,
    array_remove(ARRAY[
        format('CREATE STATISTICS %I', stxname)
            || substr(saying, length(format('CREATE STATISTICS %I.%I', nspname, stxname)) + 1),
        format('ALTER STATISTICS %I SET STATISTICS ', stxname) || CASE WHEN stxstattarget >= 0 THEN stxstattarget END,
        format('COMMENT ON STATISTICS %I IS ', stxname)
            || quote_literal(obj_description(pg_statistic_ext.oid, 'pg_statistic_ext'))], NULL),
    NULL
FROM relation
JOIN pg_statistic_ext ON stxrelid = relation.oid
JOIN pg_namespace ON pg_namespace.oid = stxnamespace
CROSS JOIN LATERAL (SELECT pg_get_statisticsobjdef(pg_statistic_ext.oid) AS saying) AS part
