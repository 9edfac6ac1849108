-- Some of everything that may stand in a schema, with the traps of each: names in need of quotes, objects that need each
-- other in another order than that of their names, what PostgreSQL makes by itself for something else.
CREATE SCHEMA "Else where";
CREATE EXTENSION hstore SCHEMA "Else where";
CREATE EXTENSION btree_gist;

CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'happy');
ALTER TYPE mood ADD VALUE 'indifferent' BEFORE 'happy';
CREATE TYPE "Pair" AS (first mood[], "Second" text COLLATE "C");
CREATE TYPE span AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float8mi);
CREATE DOMAIN "a positive" AS integer DEFAULT 1 NOT NULL CONSTRAINT "more than 0" CHECK (value > 0);
COMMENT ON DOMAIN "a positive" IS 'Counts';
COMMENT ON CONSTRAINT "more than 0" ON DOMAIN "a positive" IS 'must count';

CREATE SEQUENCE tickets AS smallint INCREMENT BY 5 START 10 CYCLE;
CREATE FUNCTION zz_next() RETURNS integer LANGUAGE sql RETURN nextval('tickets')::integer;

CREATE TABLE "order" (
    id integer GENERATED ALWAYS AS IDENTITY (START WITH 100) PRIMARY KEY,
    ticket integer DEFAULT zz_next(),
    legacy serial,
    "user" text COLLATE "und-x-icu" NOT NULL,
    mood mood DEFAULT 'happy',
    pair "Pair",
    amount "a positive",
    attributes "Else where".hstore DEFAULT 'a=>1',
    during tstzrange CHECK (lower(during) > '2020-01-01 00:00:00+02'),
    costs float8 DEFAULT 0.1::float8 + 0.2,
    doubled float8 GENERATED ALWAYS AS (costs * 2) STORED,
    path text DEFAULT E'C:\\temp',
    UNIQUE NULLS NOT DISTINCT (ticket, mood) INCLUDE ("user") WITH (fillfactor = 80) DEFERRABLE,
    EXCLUDE USING gist (id WITH =, during WITH &&) WHERE (amount::integer > 1)
) WITH (fillfactor = 90);
ALTER TABLE "order" ADD COLUMN dropped text;
ALTER TABLE "order" DROP COLUMN dropped;
ALTER TABLE "order" ADD CONSTRAINT "user is short" CHECK (length("user") < 10) NOT VALID;
ALTER TABLE "order" ALTER COLUMN path SET STORAGE EXTERNAL, ALTER COLUMN path SET COMPRESSION pglz,
    ALTER COLUMN path SET (n_distinct = 7), ALTER COLUMN path SET STATISTICS 33;
COMMENT ON TABLE "order" IS 'It''s "quoted"';
COMMENT ON COLUMN "order"."user" IS 'Two
lines';

CREATE TABLE an_item (
    order_id integer REFERENCES "order" ON UPDATE CASCADE ON DELETE SET NULL (order_id) DEFERRABLE INITIALLY DEFERRED,
    parent_id integer,
    id integer UNIQUE,
    FOREIGN KEY (parent_id) REFERENCES an_item (id) NOT VALID
);
CREATE TABLE an_empty_one ();
CREATE UNLOGGED TABLE child (note text) INHERITS (an_item);
CREATE TABLE measured (at date NOT NULL, value integer, PRIMARY KEY (at)) PARTITION BY RANGE (at);
CREATE TABLE a_measured_2025 PARTITION OF measured FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE measured_otherwise PARTITION OF measured DEFAULT;
CREATE INDEX ON measured (value);

CREATE UNIQUE INDEX "on x.y" ON "order" USING btree (lower("user") DESC NULLS LAST, (costs + 1)) WHERE mood = 'happy';
COMMENT ON INDEX "on x.y" IS 'May be said once';
CREATE INDEX ON "order" USING gin (attributes);
ALTER INDEX "on x.y" ALTER COLUMN 2 SET STATISTICS 7;
CREATE STATISTICS "Both" (ndistinct, mcv) ON ticket, mood FROM "order";
ALTER STATISTICS "Both" SET STATISTICS 50;

CREATE VIEW named WITH (security_barrier = true) AS
    SELECT id, "user", costs AS "Costs", mood IN ('sad', 'happy') AS known FROM "order" GROUP BY id;
COMMENT ON COLUMN named."Costs" IS 'of it';
CREATE VIEW a_view_of_views AS SELECT named.*, an_item.order_id FROM named LEFT JOIN an_item ON order_id = named.id;
CREATE MATERIALIZED VIEW kept AS SELECT count(*) AS n, "user" FROM a_view_of_views GROUP BY "user";
CREATE UNIQUE INDEX kept_user ON kept ("user");
CREATE FUNCTION first_item() RETURNS an_item LANGUAGE sql AS 'SELECT * FROM an_item LIMIT 1';
CREATE PROCEDURE do_nothing(INOUT a integer, b text DEFAULT 'x') LANGUAGE plpgsql AS $$BEGIN END$$;
COMMENT ON PROCEDURE do_nothing IS 'Does nothing';
CREATE FUNCTION "Note it"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM "Else where".hstore('a', 'it''s'); -- don't
    RETURN NEW;
END$$;
CREATE AGGREGATE longest(text) (SFUNC = textcat, STYPE = text, INITCOND = '''');
CREATE AGGREGATE moving(integer) (SFUNC = int4pl, STYPE = integer, MSFUNC = int4pl, MINVFUNC = int4mi, MSTYPE = integer,
    COMBINEFUNC = int4pl, PARALLEL = SAFE);
COMMENT ON AGGREGATE longest(text) IS 'All of it';

CREATE TRIGGER " ON x" BEFORE INSERT OR UPDATE OF "user" ON "order"
    FOR EACH ROW WHEN (NEW."user" <> ' ON public."order" ') EXECUTE FUNCTION "Note it"();
COMMENT ON TRIGGER " ON x" ON "order" IS 'Notes it';
CREATE CONSTRAINT TRIGGER late AFTER INSERT ON an_item DEFERRABLE FOR EACH ROW EXECUTE FUNCTION "Note it"();
ALTER TABLE an_item ENABLE ALWAYS TRIGGER late;
CREATE TRIGGER instead INSTEAD OF INSERT ON named FOR EACH ROW EXECUTE FUNCTION "Note it"();
CREATE TRIGGER cloned AFTER INSERT ON measured FOR EACH ROW EXECUTE FUNCTION "Note it"();
CREATE RULE "no delete" AS ON DELETE TO an_item DO INSTEAD NOTHING;
CREATE POLICY own ON "order" AS RESTRICTIVE FOR UPDATE TO PUBLIC USING ("user" = current_user) WITH CHECK (amount > 3);
ALTER TABLE "order" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "order" FORCE ROW LEVEL SECURITY;
ALTER SEQUENCE tickets OWNED BY "order".ticket;
