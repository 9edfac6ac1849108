-- fixture: not in transaction
SET lock_timeout = '5s';
RESET lock_timeout;
DROP INDEX CONCURRENTLY IF EXISTS jobs_inspiration_idx;
SET lock_timeout TO 0;
CREATE INDEX CONCURRENTLY jobs_inspiration_idx ON jobs (inspiration);
