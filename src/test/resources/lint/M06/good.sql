SET LOCAL lock_timeout = '5s';

CREATE TABLE notes (job_id uuid PRIMARY KEY REFERENCES jobs (id));
-- lint-ignore: M22 the index is made by the migration after this one
ALTER TABLE jobs ADD CONSTRAINT owner_fkey FOREIGN KEY (owner_id) REFERENCES worlds NOT VALID;
