-- Functions and procedures. PostgreSQL writes them itself, but aggregates, whose parts are put together here.
SELECT 'FUNCTION' AS kind, signature AS object, 'OBJECT' AS aspect, signature AS name, 0 AS place, NULL AS columns,
    NULL AS definition, NULL AS context,
    array_remove(ARRAY[
        format('CREATE %s %I', kind, proname)
            || rtrim(substr(saying, length(format('CREATE OR REPLACE %s %I.%I', kind, current_schema(), proname)) + 1), E'\n')],
        NULL)
    || coalesce((
        SELECT array_agg(format('ALTER %s %s DEPENDS ON EXTENSION %I', kind, signature, extname) ORDER BY extname)
        FROM pg_depend
        JOIN pg_extension ON pg_extension.oid = refobjid
        WHERE classid = 'pg_proc'::regclass AND objid = routine.oid AND deptype = 'x'), '{}')
    || array_remove(ARRAY[
        format('COMMENT ON %s %s IS ', kind, signature) || quote_literal(obj_description(routine.oid, 'pg_proc'))], NULL) AS ddl,
    NULL AS rule
FROM routine
-- In the list of columns PostgreSQL may ask for it before it knows the kind, and it refuses aggregates.
CROSS JOIN LATERAL (SELECT CASE WHEN prokind <> 'a' THEN pg_get_functiondef(routine.oid) END AS saying) AS part
WHERE prokind <> 'a'

UNION ALL
SELECT 'FUNCTION', signature, 'OBJECT', signature, 0, NULL, NULL, NULL,
    array_remove(ARRAY[
        format('CREATE AGGREGATE %I(%s) (%s)', proname, pg_get_function_arguments(routine.oid), concat_ws(', ',
            'SFUNC = ' || aggtransfn::regproc,
            'STYPE = ' || format_type(aggtranstype, NULL),
            'SSPACE = ' || nullif(aggtransspace, 0),
            'FINALFUNC = ' || nullif(aggfinalfn, 0)::regproc,
            CASE WHEN aggfinalextra THEN 'FINALFUNC_EXTRA' END,
            'FINALFUNC_MODIFY = ' || CASE aggfinalmodify WHEN 's' THEN 'SHAREABLE' WHEN 'w' THEN 'READ_WRITE' END,
            'COMBINEFUNC = ' || nullif(aggcombinefn, 0)::regproc,
            'SERIALFUNC = ' || nullif(aggserialfn, 0)::regproc,
            'DESERIALFUNC = ' || nullif(aggdeserialfn, 0)::regproc,
            'INITCOND = ' || quote_literal(agginitval),
            'MSFUNC = ' || nullif(aggmtransfn, 0)::regproc,
            'MINVFUNC = ' || nullif(aggminvtransfn, 0)::regproc,
            'MSTYPE = ' || format_type(nullif(aggmtranstype, 0), NULL),
            'MFINALFUNC = ' || nullif(aggmfinalfn, 0)::regproc,
            CASE WHEN aggmfinalextra THEN 'MFINALFUNC_EXTRA' END,
            'MINITCOND = ' || quote_literal(aggminitval),
            'SORTOP = ' || nullif(aggsortop, 0)::regoperator,
            'PARALLEL = ' || CASE proparallel WHEN 's' THEN 'SAFE' WHEN 'r' THEN 'RESTRICTED' END,
            CASE aggkind WHEN 'h' THEN 'HYPOTHETICAL' END)),
        format('COMMENT ON AGGREGATE %s IS ', signature) || quote_literal(obj_description(routine.oid, 'pg_proc'))], NULL),
    NULL
FROM routine
JOIN pg_aggregate ON aggfnoid = routine.oid
