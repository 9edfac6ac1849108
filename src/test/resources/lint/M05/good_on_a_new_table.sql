CREATE TABLE notes (id uuid PRIMARY KEY, body text);
CREATE INDEX notes_body_idx ON notes (body);
DROP INDEX notes_body_idx;
