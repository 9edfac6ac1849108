DROP INDEX CONCURRENTLY IF EXISTS stories_title_idx;

CREATE INDEX CONCURRENTLY stories_title_idx ON stories (title);
