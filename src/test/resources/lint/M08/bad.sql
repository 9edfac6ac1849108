SET LOCAL lock_timeout = '5s';

ALTER TABLE jobs ADD CONSTRAINT score_is_small CHECK (score < 1); -- expect: M08
ALTER TABLE jobs ADD COLUMN pages int CHECK (pages > 0); -- expect: M08
