-- fixture: in transaction
DROP INDEX CONCURRENTLY IF EXISTS a; -- expect: M02
