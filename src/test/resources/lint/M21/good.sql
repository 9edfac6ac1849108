CREATE TABLE notes (
    id uuid PRIMARY KEY,
    body jsonb,
    made timestamptz,
    code text,
    cost_usd numeric,
    score float8,
    pages int
);
