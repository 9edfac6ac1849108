package io.narraforge.migration;

/** Scripts that make what the legacy service left on different machines, in an empty schema, with rows full of traps. */
final class LegacyInstallation {
    /** Empties a database of what a test before has made. */
    static final String NOTHING = """
        DROP SCHEMA IF EXISTS narra_history CASCADE;
        DROP EXTENSION IF EXISTS hstore CASCADE;
        DROP EXTENSION IF EXISTS unaccent CASCADE;
        DROP EXTENSION IF EXISTS pg_trgm CASCADE;
        DROP SCHEMA public CASCADE;
        CREATE SCHEMA public;
        """;

    /** Asks for what only a database that is taken over has. */
    static final String MARKS = """
        SELECT nspname::text FROM pg_namespace WHERE nspname = 'narra_history'
        UNION ALL SELECT relname FROM pg_class WHERE relname = 'flyway_schema_history'
        """;

    /** With what is made of it by those that follow. */
    private static final String REFERENCE = Fixtures.read("legacy/alembic_af4b3ea397a4.sql");

    private static final String ROWS = Fixtures.read("legacy/convertible-rows.sql");

    static final String A = REFERENCE + ROWS;

    static final String B = A + """
        DROP TABLE alembic_version;
        DROP INDEX idx_jobs_status, idx_jobs_created_at, idx_artifacts_job_id, idx_characters_world_id,
            idx_timelines_world_id, idx_qa_reports_job_id, idx_cost_snapshots_job_id;
        ALTER TABLE artifacts DROP CONSTRAINT artifacts_job_id_fkey,
            ADD CONSTRAINT "FK of Jobs" FOREIGN KEY (job_id) REFERENCES jobs;
        ALTER TABLE characters DROP CONSTRAINT characters_world_id_fkey, ADD FOREIGN KEY (world_id) REFERENCES worlds;
        ALTER TABLE timelines DROP CONSTRAINT timelines_world_id_fkey, ADD FOREIGN KEY (world_id) REFERENCES worlds;
        ALTER TABLE qa_reports DROP CONSTRAINT qa_reports_job_id_fkey, ADD FOREIGN KEY (job_id) REFERENCES jobs;
        ALTER TABLE cost_snapshots DROP CONSTRAINT cost_snapshots_job_id_fkey, ADD FOREIGN KEY (job_id) REFERENCES jobs;
        """;

    static final String C = A + "DROP TABLE alembic_version;";

    static final String D = "CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY);";

    /** The extension of this variant, vector, is in no distribution of PostgreSQL; what counts is that there is one. */
    static final String E = A + """
        UPDATE alembic_version SET version_num = '432e6dee00aa';
        CREATE EXTENSION hstore;
        CREATE TABLE embeddings (id uuid PRIMARY KEY, job_id uuid REFERENCES jobs ON DELETE CASCADE, embedding hstore);
        INSERT INTO embeddings SELECT gen_random_uuid(), id, 'a=>1' FROM jobs;
        """;

    static final String F = A + """
        ALTER TABLE jobs ADD COLUMN budget_limit float8 NOT NULL DEFAULT 5;
        ALTER TABLE worlds ADD COLUMN job_id uuid REFERENCES jobs;
        """;

    private LegacyInstallation() {}
}
