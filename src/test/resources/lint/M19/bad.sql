SET LOCAL lock_timeout = '5s';

ALTER TABLE jobs ALTER COLUMN genre DROP NOT NULL; -- expect: M19
ALTER TABLE jobs DROP CONSTRAINT status_is_known; -- expect: M19
ALTER TABLE worlds DROP CONSTRAINT themes_is_list; -- expect: M19
ALTER TABLE jobs DROP CONSTRAINT jobs_pkey; -- expect: M19
