CREATE TABLE notes ( -- expect: M21 M21 M21 M21 M21 M21
    id int PRIMARY KEY,
    body json,
    made timestamp,
    code char(5),
    cost_usd float8,
    paid money
);
