VACUUM (FULL, ANALYZE) jobs; -- expect: M26
VACUUM FULL; -- expect: M26
