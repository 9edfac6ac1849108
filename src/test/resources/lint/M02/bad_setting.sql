SET lock_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS a; -- expect: M02
