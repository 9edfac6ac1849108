CREATE INDEX CONCURRENTLY IF NOT EXISTS jobs_inspiration_idx ON jobs (inspiration); -- expect: M04
