SET LOCAL lock_timeout = '5s';

ALTER TABLE jobs ADD CONSTRAINT genre_is_unique UNIQUE USING INDEX jobs_genre_idx;
