CREATE INDEX CONCURRENTLY IF NOT EXISTS stories_title_idx ON stories (title);
