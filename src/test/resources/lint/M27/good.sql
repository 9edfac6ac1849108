ALTER TYPE mood ADD VALUE 'blue';
CREATE TABLE notes (id uuid PRIMARY KEY, how mood DEFAULT 'sad');
CREATE TYPE colour AS ENUM ('red');
ALTER TYPE colour ADD VALUE 'green';
COMMENT ON TYPE colour IS 'green';
