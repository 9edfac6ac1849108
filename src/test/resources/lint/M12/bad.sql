SET LOCAL lock_timeout = '5s';

ALTER TABLE jobs ADD COLUMN number bigserial; -- expect: M12
ALTER TABLE jobs ADD COLUMN place bigint GENERATED ALWAYS AS IDENTITY; -- expect: M12
ALTER TABLE jobs ADD COLUMN twice numeric GENERATED ALWAYS AS (budget_usd * 2) STORED; -- expect: M12
