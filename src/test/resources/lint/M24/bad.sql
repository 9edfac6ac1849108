BEGIN; -- expect: M24
CREATE TABLE notes (id uuid PRIMARY KEY);
COMMIT; -- expect: M24
DO $$ BEGIN COMMIT; END $$; -- expect: M24
