CREATE TABLE notes (id uuid PRIMARY KEY, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa text, "łłłłłłłłłłłłłłłłłłłłłłłłłłłłłłłł" text); -- expect: M23 M23
