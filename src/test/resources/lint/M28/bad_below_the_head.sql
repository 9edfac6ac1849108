-- fixture: below the head -- expect: M28 M28
COMMENT ON TABLE jobs IS 'orders';
