SET LOCAL lock_timeout = '5s';

DO $$
DECLARE
    extension text;
BEGIN
    FOR extension IN SELECT extname FROM pg_extension LOOP
        EXECUTE format('COMMENT ON EXTENSION %I IS %L', extension, 'ours');
    END LOOP;
END
$$;
COMMENT ON TABLE jobs IS 'orders';
