-- Enums, ranges, composite types and domains.
SELECT kind, typname AS object, 'OBJECT' AS aspect, typname AS name, 0 AS place, NULL AS columns,
    NULL AS definition, NULL AS context,
    array_remove(ARRAY[
        CASE typtype
            WHEN 'e' THEN format('CREATE TYPE %I AS ENUM (%s)', typname, (
                SELECT string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder)
                FROM pg_enum WHERE enumtypid = type.oid))
            WHEN 'c' THEN format('CREATE TYPE %I AS (%s)', typname, (
                SELECT string_agg(
                    concat_ws(' ', quote_ident(attname), format_type(atttypid, atttypmod),
                        CASE WHEN attcollation <> base.typcollation THEN 'COLLATE ' || attcollation::regcollation::text END),
                    ', ' ORDER BY attnum)
                FROM pg_attribute
                JOIN pg_type AS base ON base.oid = atttypid
                WHERE attrelid = type.typrelid AND attnum > 0 AND NOT attisdropped))
            WHEN 'r' THEN format('CREATE TYPE %I AS RANGE (%s)', typname, (
                SELECT concat_ws(', ', 'SUBTYPE = ' || format_type(rngsubtype, NULL),
                    'COLLATION = ' || nullif(rngcollation, 0)::regcollation::text,
                    'CANONICAL = ' || nullif(rngcanonical::oid, 0)::regproc,
                    'SUBTYPE_DIFF = ' || nullif(rngsubdiff::oid, 0)::regproc)
                FROM pg_range WHERE rngtypid = type.oid))
            ELSE concat_ws(' ', format('CREATE DOMAIN %I AS %s', typname, format_type(typbasetype, typtypmod)),
                (SELECT 'COLLATE ' || type.typcollation::regcollation::text
                    FROM pg_type AS base WHERE base.oid = type.typbasetype AND base.typcollation <> type.typcollation),
                'DEFAULT ' || pg_get_expr(typdefaultbin, 0),
                CASE WHEN typnotnull THEN 'NOT NULL' END)
        END,
        format('COMMENT ON %s %I IS ', kind, typname) || quote_literal(obj_description(type.oid, 'pg_type'))], NULL) AS ddl,
    NULL AS rule
FROM type

UNION ALL
SELECT kind, typname, 'CONSTRAINT', conname, 0, 'c', NULL, NULL,
    array_remove(ARRAY[
        format('ALTER DOMAIN %I ADD CONSTRAINT %I %s', typname, conname, pg_get_constraintdef(pg_constraint.oid)),
        format('COMMENT ON CONSTRAINT %I ON DOMAIN %I IS ', conname, typname)
            || quote_literal(obj_description(pg_constraint.oid, 'pg_constraint'))], NULL),
    concat_ws(E'\n', pg_get_constraintdef(pg_constraint.oid), obj_description(pg_constraint.oid, 'pg_constraint'))
FROM type
JOIN pg_constraint ON contypid = type.oid
WHERE contype = 'c'
