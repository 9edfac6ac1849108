SET LOCAL lock_timeout = '5s';

TRUNCATE jobs, worlds; -- expect: M17 M17
DELETE FROM characters; -- expect: M17
UPDATE jobs SET genre = (SELECT 'x' WHERE true); -- expect: M17
WITH gone AS (DELETE FROM jobs RETURNING id) SELECT count(*) FROM gone; -- expect: M17
