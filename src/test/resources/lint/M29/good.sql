-- fixture: without undo
-- irreversible: the comment before was wrong
COMMENT ON TABLE jobs IS 'orders';
