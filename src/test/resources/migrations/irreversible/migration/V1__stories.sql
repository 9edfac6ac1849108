CREATE TABLE stories (id bigint PRIMARY KEY, title text);
