CREATE TABLE notes (id uuid PRIMARY KEY, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa text, "łłłłłłłłłłłłłłłłłłłłłłłłłłłłłłł" text);
COMMENT ON TABLE notes IS 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx';
