-- fixture: not in transaction
SET lock_timeout = '5s';
DROP INDEX CONCURRENTLY IF EXISTS jobs_inspiration_idx; -- expect: M03
CREATE INDEX CONCURRENTLY jobs_inspiration_idx ON jobs (inspiration); -- expect: M03
