-- fixture: applied with another text -- expect: M28
COMMENT ON TABLE jobs IS 'orders';
