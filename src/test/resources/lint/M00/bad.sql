SET LOCAL lock_timeout = '5s';

ALTER TABLE jobs FROBNICATE genre; -- expect: M00
CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq); -- expect: M00
SELECT 1a; -- expect: M00

DO $$
DECLARE
    command text := 'DROP TABLE jobs';
BEGIN
    EXECUTE command; -- expect: M00
END
$$;
