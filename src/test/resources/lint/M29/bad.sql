-- fixture: without undo -- expect: M29
-- irreversible:
COMMENT ON TABLE jobs IS 'orders';
