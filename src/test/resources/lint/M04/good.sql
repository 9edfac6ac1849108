DROP INDEX CONCURRENTLY IF EXISTS jobs_inspiration_idx;
CREATE INDEX CONCURRENTLY jobs_inspiration_idx ON jobs (inspiration);
