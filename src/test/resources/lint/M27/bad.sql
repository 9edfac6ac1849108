ALTER TYPE mood ADD VALUE 'blue';
CREATE TABLE notes (id uuid PRIMARY KEY, how mood DEFAULT 'blue'); -- expect: M27
