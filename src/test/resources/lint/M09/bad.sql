SET LOCAL lock_timeout = '5s';

ALTER TABLE jobs ALTER COLUMN owner_id SET NOT NULL; -- expect: M09
ALTER TABLE jobs ALTER COLUMN score SET NOT NULL; -- expect: M09
