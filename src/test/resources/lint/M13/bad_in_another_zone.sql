SET LOCAL lock_timeout = '5s';

SET LOCAL TIME ZONE 'Europe/Warsaw';
ALTER TABLE events ALTER COLUMN happened TYPE timestamptz; -- expect: M13
