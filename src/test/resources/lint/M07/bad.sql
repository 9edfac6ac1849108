SET LOCAL lock_timeout = '5s';

ALTER TABLE jobs ADD CONSTRAINT score_is_small CHECK (score < 1) NOT VALID;
ALTER TABLE jobs VALIDATE CONSTRAINT score_is_small; -- expect: M07
