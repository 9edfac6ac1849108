CREATE INDEX CONCURRENTLY jobs_inspiration_idx ON jobs (inspiration); -- expect: M25
