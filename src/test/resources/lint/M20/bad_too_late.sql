CREATE TABLE notes (job_id uuid PRIMARY KEY REFERENCES jobs (id)); -- expect: M20
SET LOCAL lock_timeout = '5s';
ALTER TABLE jobs ADD COLUMN pages bigint;
