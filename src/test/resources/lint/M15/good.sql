SET LOCAL lock_timeout = '5s';

ALTER TABLE jobs RENAME CONSTRAINT status_is_known TO jobs_status_is_known;
ALTER INDEX jobs_genre_idx RENAME TO jobs_genre;
CREATE TABLE notes (id uuid PRIMARY KEY);
ALTER TABLE notes RENAME TO remarks;
