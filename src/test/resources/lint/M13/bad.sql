SET LOCAL lock_timeout = '5s';

ALTER TABLE events ALTER COLUMN document TYPE jsonb; -- expect: M13
ALTER TABLE jobs ALTER COLUMN score TYPE numeric; -- expect: M13
ALTER TABLE jobs ALTER COLUMN inspiration TYPE varchar(10); -- expect: M13
ALTER TABLE events ALTER COLUMN happened TYPE timestamptz USING happened AT TIME ZONE 'UTC'; -- expect: M13
ALTER TABLE jobs SET UNLOGGED; -- expect: M13
