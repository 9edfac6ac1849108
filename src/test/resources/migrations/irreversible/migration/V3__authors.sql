ALTER TABLE stories ADD COLUMN author text;
