SET LOCAL lock_timeout = '5s';

ALTER TABLE jobs ADD COLUMN pages bigint NOT NULL DEFAULT 0, ADD COLUMN words bigint;
CREATE TABLE notes (id uuid PRIMARY KEY);
ALTER TABLE notes ADD COLUMN body text NOT NULL;
