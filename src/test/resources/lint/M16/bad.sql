SET LOCAL lock_timeout = '5s';

ALTER TABLE jobs DROP COLUMN genre; -- expect: M16
DROP TABLE IF EXISTS characters, events; -- expect: M16 M16
DROP TYPE mood; -- expect: M16
DROP SCHEMA archive; -- expect: M16
