-- fixture: undo
DROP INDEX CONCURRENTLY IF EXISTS jobs_genre_idx; -- expect: M02
