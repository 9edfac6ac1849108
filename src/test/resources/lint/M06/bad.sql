SET LOCAL lock_timeout = '5s';

ALTER TABLE jobs ADD CONSTRAINT owner_fkey FOREIGN KEY (owner_id) REFERENCES worlds; -- expect: M06 M22
ALTER TABLE characters ADD COLUMN job_id uuid REFERENCES jobs (id); -- expect: M06 M22
