, owner AS (
    SELECT 'pg_class'::regclass::oid AS classid, oid AS objid, kind, relname::text AS object, true AS is_itself
    FROM relation
    UNION ALL
    SELECT 'pg_proc'::regclass, oid, 'FUNCTION', signature, true FROM routine
    UNION ALL
    SELECT 'pg_type'::regclass, oid, kind, typname, true FROM type
    UNION ALL
    -- An array, and the type of a table's rows.
    SELECT 'pg_type'::regclass, typarray, kind, typname, true FROM type WHERE typarray <> 0
    UNION ALL
    SELECT 'pg_class'::regclass, typrelid, kind, typname, true FROM type WHERE typrelid <> 0
    UNION ALL
    SELECT 'pg_type'::regclass, unnest(ARRAY[pg_type.oid, pg_type.typarray]), kind, relname, true
    FROM relation
    JOIN pg_type ON typrelid = relation.oid
    UNION ALL
    SELECT 'pg_attrdef'::regclass, pg_attrdef.oid, kind, relname, true
    FROM relation
    JOIN pg_attrdef ON adrelid = relation.oid
    UNION ALL
    SELECT 'pg_rewrite'::regclass, pg_rewrite.oid, kind, relname, rulename = '_RETURN'
    FROM relation
    JOIN pg_rewrite ON ev_class = relation.oid
    UNION ALL
    SELECT 'pg_class'::regclass, indexrelid, kind, relname, false
    FROM relation
    JOIN pg_index ON indrelid = relation.oid
    UNION ALL
    SELECT 'pg_constraint'::regclass, pg_constraint.oid, kind, relname, false
    FROM relation
    JOIN pg_constraint ON conrelid = relation.oid
    UNION ALL
    SELECT 'pg_constraint'::regclass, pg_constraint.oid, kind, typname, true
    FROM type
    JOIN pg_constraint ON contypid = type.oid
    UNION ALL
    SELECT 'pg_trigger'::regclass, pg_trigger.oid, kind, relname, false
    FROM relation
    JOIN pg_trigger ON tgrelid = relation.oid
    UNION ALL
    SELECT 'pg_policy'::regclass, pg_policy.oid, kind, relname, false
    FROM relation
    JOIN pg_policy ON polrelid = relation.oid
)
-- What has to be there before an object can be made: other objects, and extensions.
SELECT owner.kind, owner.object, needed.kind AS needed_kind, needed.object AS needed_object, NULL AS needed_schema
FROM owner
JOIN pg_depend USING (classid, objid)
JOIN owner AS needed ON needed.classid = refclassid AND needed.objid = refobjid
WHERE owner.is_itself AND needed.is_itself
    AND (owner.kind, owner.object) <> (needed.kind, needed.object)
    -- A sequence is made first and given to its column later.
    AND NOT (owner.kind = 'SEQUENCE' AND deptype = 'a')

UNION
SELECT owner.kind, owner.object, 'EXTENSION', quote_ident(extname), quote_ident(nullif(nspname, current_schema()))
FROM owner
JOIN pg_depend USING (classid, objid)
LEFT JOIN pg_depend AS membership ON membership.classid = pg_depend.refclassid
    AND membership.objid = pg_depend.refobjid AND membership.deptype = 'e'
JOIN pg_extension ON pg_extension.oid = coalesce(membership.refobjid,
    CASE WHEN pg_depend.refclassid = 'pg_extension'::regclass THEN pg_depend.refobjid END)
JOIN pg_namespace ON pg_namespace.oid = extnamespace
WHERE extname <> 'plpgsql'
