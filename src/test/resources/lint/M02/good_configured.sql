-- fixture: not in transaction
SET lock_timeout = 0;
REINDEX INDEX CONCURRENTLY jobs_genre_idx;
RESET lock_timeout;
