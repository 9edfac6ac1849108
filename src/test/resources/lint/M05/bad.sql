SET LOCAL lock_timeout = '5s';

DROP INDEX jobs_genre_idx; -- expect: M05
REINDEX TABLE worlds; -- expect: M05
