-- irreversible: the first
CREATE TABLE stories (
    id bigint PRIMARY KEY,
    title text NOT NULL
);
INSERT INTO stories SELECT n, 'story ' || n FROM generate_series(1, 1000) n;
