SET LOCAL lock_timeout = '5s';

-- What stands between does not matter.
-- lint-ignore: M16 nobody has read it since V2
/* lint-ignore: M18 a block will do, too */

ALTER TABLE jobs DROP COLUMN genre CASCADE, DROP COLUMN score;
