SET LOCAL lock_timeout = '5s';

DO $$
BEGIN
    IF true THEN
        CREATE INDEX jobs_inspiration_idx ON jobs (inspiration); -- expect: M01
    END IF;
    EXECUTE format('CREATE INDEX %I ON worlds (updated_at)', 'worlds_updated_at_idx'); -- expect: M01
END
$$;
