SET LOCAL lock_timeout = '5s';

ALTER TABLE jobs ADD CONSTRAINT genre_is_unique UNIQUE (genre); -- expect: M14
ALTER TABLE jobs ADD COLUMN code text UNIQUE; -- expect: M14
ALTER TABLE jobs ADD EXCLUDE USING gist (genre WITH =); -- expect: M14
