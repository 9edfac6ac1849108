SET LOCAL lock_timeout = '5s';

SET LOCAL TIME ZONE 'UTC';
ALTER TABLE events ALTER COLUMN happened TYPE timestamptz;
ALTER TABLE jobs ALTER COLUMN genre TYPE varchar(200);
ALTER TABLE jobs ALTER COLUMN genre TYPE text;
ALTER TABLE jobs ALTER COLUMN inspiration TYPE varchar USING inspiration::varchar;
ALTER TABLE jobs ALTER COLUMN budget_usd TYPE numeric(10, 2);
