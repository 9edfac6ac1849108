ALTER TABLE jobs ADD COLUMN pages bigint; -- expect: M20
ALTER TABLE worlds ADD COLUMN pages bigint;
