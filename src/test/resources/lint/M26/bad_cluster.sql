SET LOCAL lock_timeout = '5s';

CLUSTER jobs USING jobs_genre_idx; -- expect: M26
