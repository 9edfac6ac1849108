-- Everything that the catalog says of the schema public, as PostgreSQL deparses it; one line a fact. The order of
-- columns counts, gaps of dropped ones do not. Left out: the tables of Alembic and of Flyway.
SET LOCAL search_path = '';

SELECT concat_ws('|', 'relation', relname, relkind, relpersistence, reloptions::text, obj_description(oid, 'pg_class'))
FROM pg_class
WHERE relnamespace = 'public'::regnamespace;

SELECT concat_ws('|', 'column', relname, row_number() OVER (PARTITION BY pg_class.oid ORDER BY attnum), attname,
    format_type(atttypid, atttypmod), attnotnull, attidentity, attgenerated, coalesce(attstattarget, -1), attstorage,
    attcompression, attcollation::regcollation, pg_get_expr(adbin, adrelid), col_description(pg_class.oid, attnum))
FROM pg_attribute
JOIN pg_class ON pg_class.oid = attrelid
LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped;

SELECT concat_ws('|', 'constraint', conrelid::regclass, conname, contype, convalidated, pg_get_constraintdef(oid),
    obj_description(oid, 'pg_constraint'))
FROM pg_constraint
WHERE connamespace = 'public'::regnamespace;

SELECT concat_ws('|', 'index', indrelid::regclass, indisvalid, pg_get_indexdef(indexrelid))
FROM pg_index
JOIN pg_class ON pg_class.oid = indrelid
WHERE relnamespace = 'public'::regnamespace;

SELECT concat_ws('|', 'trigger', tgrelid::regclass, tgenabled, pg_get_triggerdef(oid))
FROM pg_trigger
WHERE NOT tgisinternal;

SELECT concat_ws('|', 'function', pg_get_functiondef(oid), obj_description(oid, 'pg_proc'))
FROM pg_proc
WHERE pronamespace = 'public'::regnamespace;

SELECT concat_ws('|', 'type', typname)
FROM pg_type
WHERE typnamespace = 'public'::regnamespace;
