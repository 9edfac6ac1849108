REINDEX INDEX CONCURRENTLY jobs_genre_idx; -- expect: M02
