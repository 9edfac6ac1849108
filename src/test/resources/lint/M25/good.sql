-- fixture: not in transaction
CREATE TABLE IF NOT EXISTS notes (id uuid PRIMARY KEY);
ALTER TABLE notes ADD COLUMN IF NOT EXISTS body text;
