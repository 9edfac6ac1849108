SET LOCAL lock_timeout = '5s';

ALTER TABLE jobs ADD COLUMN made timestamptz NOT NULL DEFAULT now(), ADD COLUMN code text DEFAULT code() || 'x';
ALTER TABLE jobs ADD COLUMN token uuid;
ALTER TABLE jobs ALTER COLUMN token SET DEFAULT gen_random_uuid();
