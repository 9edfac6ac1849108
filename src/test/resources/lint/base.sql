-- What the fixtures find: as V1 it breaks no rule about locks.
-- irreversible: it is a fixture

CREATE TYPE mood AS ENUM ('glad', 'sad');

CREATE FUNCTION next_code() RETURNS text LANGUAGE sql VOLATILE RETURN 'x';
CREATE FUNCTION code() RETURNS text LANGUAGE sql IMMUTABLE RETURN 'x';

CREATE TABLE worlds (
    id uuid NOT NULL PRIMARY KEY,
    name varchar(200) NOT NULL UNIQUE,
    themes jsonb NOT NULL CONSTRAINT themes_is_list CHECK (jsonb_typeof(themes) = 'array'),
    updated_at timestamptz NOT NULL
);

CREATE TABLE jobs (
    id uuid NOT NULL PRIMARY KEY,
    genre varchar(100) NOT NULL,
    inspiration text,
    status text NOT NULL CONSTRAINT status_is_known CHECK (status IN ('queued', 'running')),
    world_id uuid REFERENCES worlds (id),
    owner_id uuid,
    budget_usd numeric(6, 2),
    score real,
    at timestamptz,
    CONSTRAINT inspiration_is_there CHECK (inspiration IS NOT NULL)
);
CREATE INDEX jobs_world_id_idx ON jobs (world_id);
CREATE INDEX jobs_genre_idx ON jobs (genre);
ALTER TABLE jobs ADD CONSTRAINT owner_is_there CHECK (owner_id IS NOT NULL) NOT VALID;

CREATE TABLE characters (
    id uuid NOT NULL PRIMARY KEY,
    world_id uuid NOT NULL REFERENCES worlds (id),
    name varchar(200) NOT NULL
);
CREATE INDEX characters_world_id_idx ON characters (world_id);

-- lint-ignore: M21 a rule about changes of such a type needs a column of it
CREATE TABLE events (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    happened timestamp NOT NULL,
    document json
);
