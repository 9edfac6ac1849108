SET LOCAL lock_timeout = '5s';

CREATE INDEX jobs_inspiration_idx ON jobs (inspiration); -- expect: M01
CREATE UNIQUE INDEX ON worlds (updated_at); -- expect: M01
