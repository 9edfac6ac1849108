SET LOCAL lock_timeout = '5s';

-- lint-ignore: M01 the line below breaks nothing -- expect: IGNORE
COMMENT ON TABLE jobs IS 'orders';
-- lint-ignore: M16 -- expect: IGNORE
ALTER TABLE jobs DROP COLUMN genre; -- expect: M16
-- lint-ignore: M99 there is none -- expect: IGNORE
-- lint-ignore: M29 has words of its own -- expect: IGNORE
ALTER TABLE jobs
    -- lint-ignore: M16 inside it is above nothing -- expect: IGNORE
    ADD COLUMN pages bigint;
-- lint-ignore: M16 at the end -- expect: IGNORE
