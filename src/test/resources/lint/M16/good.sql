SET LOCAL lock_timeout = '5s';

CREATE TABLE notes (id uuid PRIMARY KEY, body text);
ALTER TABLE notes DROP COLUMN body;
DROP TABLE notes;
DROP FUNCTION code();
