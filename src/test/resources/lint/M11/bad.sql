SET LOCAL lock_timeout = '5s';

ALTER TABLE jobs ADD COLUMN token uuid DEFAULT gen_random_uuid(); -- expect: M11
ALTER TABLE jobs ADD COLUMN code text NOT NULL DEFAULT next_code(); -- expect: M11
ALTER TABLE jobs ADD COLUMN seen timestamptz DEFAULT clock_timestamp(); -- expect: M11
