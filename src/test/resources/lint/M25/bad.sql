-- fixture: not in transaction
CREATE TABLE notes (id uuid PRIMARY KEY); -- expect: M25
CREATE INDEX CONCURRENTLY jobs_inspiration_idx ON jobs (inspiration); -- expect: M02 M25
