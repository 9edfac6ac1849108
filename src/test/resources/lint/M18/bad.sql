SET LOCAL lock_timeout = '5s';

DROP FUNCTION code() CASCADE; -- expect: M18
ALTER TABLE jobs DROP CONSTRAINT inspiration_is_there CASCADE; -- expect: M18
