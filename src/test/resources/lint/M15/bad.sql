SET LOCAL lock_timeout = '5s';

ALTER TABLE jobs RENAME COLUMN genre TO kind; -- expect: M15
ALTER TABLE jobs RENAME TO orders; -- expect: M15
ALTER SCHEMA public RENAME TO private; -- expect: M15
ALTER TYPE mood RENAME VALUE 'sad' TO 'blue'; -- expect: M15
ALTER TABLE worlds SET SCHEMA archive; -- expect: M15
