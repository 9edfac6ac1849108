-- What the other files of this folder read: the objects of the session's current schema, without members of extensions,
-- what PostgreSQL makes by itself for another object, and the tables of Alembic and Flyway.
WITH belonging AS (
    SELECT classid, objid
    FROM pg_depend
    -- A partitioned table belongs to the columns of its key, which are its own.
    WHERE deptype IN ('e', 'i') AND (classid, objid) <> (refclassid, refobjid)
        AND classid IN ('pg_class'::regclass, 'pg_proc'::regclass, 'pg_type'::regclass)
), relation AS (
    SELECT pg_class.*,
        CASE relkind
            WHEN 'f' THEN 'FOREIGN_TABLE'
            WHEN 'v' THEN 'VIEW'
            WHEN 'm' THEN 'MATERIALIZED_VIEW'
            WHEN 'S' THEN 'SEQUENCE'
            ELSE 'TABLE'
        END AS kind
    FROM pg_class
    WHERE relnamespace = quote_ident(current_schema())::regnamespace
        AND relkind IN ('r', 'p', 'f', 'v', 'm', 'S')
        AND relname NOT IN ('alembic_version', 'flyway_schema_history')
        AND NOT EXISTS (
            SELECT FROM belonging WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid)
), routine AS (
    SELECT pg_proc.*,
        CASE prokind WHEN 'p' THEN 'PROCEDURE' WHEN 'a' THEN 'AGGREGATE' ELSE 'FUNCTION' END AS kind,
        format('%I(%s)', proname, oidvectortypes(proargtypes)) AS signature
    FROM pg_proc
    WHERE pronamespace = quote_ident(current_schema())::regnamespace
        AND NOT EXISTS (
            SELECT FROM belonging WHERE classid = 'pg_proc'::regclass AND objid = pg_proc.oid)
), type AS (
    SELECT pg_type.*, CASE typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE' END AS kind
    FROM pg_type
    LEFT JOIN pg_class ON pg_class.oid = typrelid
    WHERE typnamespace = quote_ident(current_schema())::regnamespace
        AND (typtype IN ('d', 'e', 'r') OR relkind = 'c')
        AND NOT EXISTS (
            SELECT FROM belonging WHERE classid = 'pg_type'::regclass AND objid = pg_type.oid)
), sequence AS (
    SELECT seqrelid, seqtypid, concat_ws(' ', 'INCREMENT BY ' || seqincrement, 'MINVALUE ' || seqmin,
        'MAXVALUE ' || seqmax, 'START WITH ' || seqstart, 'CACHE ' || seqcache, CASE WHEN seqcycle THEN 'CYCLE' END) AS options
    FROM pg_sequence
)
