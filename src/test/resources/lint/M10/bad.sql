SET LOCAL lock_timeout = '5s';

ALTER TABLE jobs ADD COLUMN pages bigint NOT NULL; -- expect: M10
