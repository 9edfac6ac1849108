ALTER TABLE stories ALTER COLUMN author SET DEFAULT 'not the inverse';
