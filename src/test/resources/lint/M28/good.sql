-- fixture: applied
COMMENT ON TABLE jobs IS 'orders';
