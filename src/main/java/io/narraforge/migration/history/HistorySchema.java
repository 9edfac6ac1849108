package io.narraforge.migration.history;

import io.narraforge.database.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The schema {@code narra_history}: made when first needed, by whoever holds the lock, never by a migration, so that it
 * is there before V1 and after every undo.
 */
public final class HistorySchema {
    private static final String TABLES = """
        CREATE SCHEMA IF NOT EXISTS narra_history;
        COMMENT ON SCHEMA narra_history IS 'What ./narra db did to this database; kept by NarraForge, not part of its schema';

        CREATE TABLE IF NOT EXISTS narra_history.runs (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            command text NOT NULL,
            state text NOT NULL CHECK (state IN ('running', 'done', 'failed', 'interrupted')),
            version text,
            detail jsonb NOT NULL DEFAULT '{}',
            started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            ended_at timestamptz,
            role text NOT NULL DEFAULT session_user,
            client_host text DEFAULT host(inet_client_addr()),
            backend_pid integer NOT NULL,
            build text NOT NULL
        );

        CREATE TABLE IF NOT EXISTS narra_history.revisions (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            version text NOT NULL,
            direction text NOT NULL CHECK (direction IN ('up', 'down')),
            leads_to text,
            script text NOT NULL,
            text text NOT NULL,
            fingerprint_before text NOT NULL,
            fingerprint_after text,
            objects jsonb NOT NULL,
            others jsonb NOT NULL,
            server_version_num integer NOT NULL DEFAULT current_setting('server_version_num')::integer,
            applied_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            role text NOT NULL DEFAULT session_user,
            run_id bigint REFERENCES narra_history.runs
        );
        COMMENT ON COLUMN narra_history.revisions.leads_to IS 'The version after it; null when none is left';
        COMMENT ON COLUMN narra_history.revisions.fingerprint_after IS
            'Null while a version is applied without a transaction, and for ever where that was interrupted';
        COMMENT ON COLUMN narra_history.revisions.objects IS 'Ours: what the migrations up to this one made';
        COMMENT ON COLUMN narra_history.revisions.others IS 'What else there was in the schema before it';

        CREATE TABLE IF NOT EXISTS narra_history.proofs (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            variant text NOT NULL,
            fingerprint text NOT NULL,
            alembic_version text,
            row_counts jsonb NOT NULL,
            checksums jsonb NOT NULL,
            remarks jsonb NOT NULL DEFAULT '[]',
            adopted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            role text NOT NULL DEFAULT session_user
        );

        CREATE TABLE IF NOT EXISTS narra_history.backups (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            file text NOT NULL,
            manifest_sha256 text NOT NULL,
            schema_version text,
            fingerprint text NOT NULL,
            rows jsonb NOT NULL,
            taken_at timestamptz NOT NULL,
            verified_at timestamptz,
            restore_command text NOT NULL,
            run_id bigint REFERENCES narra_history.runs
        );

        CREATE INDEX IF NOT EXISTS revisions_run_id_idx ON narra_history.revisions (run_id);
        CREATE INDEX IF NOT EXISTS backups_run_id_idx ON narra_history.backups (run_id);
        """;

    private static final String READABLE_TABLES = """
        SELECT count(*) FILTER (WHERE has_schema_privilege(pg_namespace.oid, 'USAGE')
            AND has_table_privilege(pg_class.oid, 'SELECT')), count(*)
        FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
        WHERE nspname = 'narra_history' AND relname IN ('runs', 'revisions', 'proofs', 'backups')\
        """;

    private static final int TABLE_COUNT = 4;

    private HistorySchema() {}

    /** How much of it a session may see. */
    private record Tables(int readable, int present) {}

    /**
     * Makes what is missing. Where nothing is, nothing is asked for: CREATE SCHEMA wants the right to make one even where
     * it has nothing to make.
     */
    public static void create(Connection session) throws SQLException {
        if (tables(session).present() == TABLE_COUNT) {
            return;
        }
        try (Statement statement = session.createStatement()) {
            statement.execute(TABLES);
        }
    }

    /** Whether all of it is there, and the session's role may read it. */
    public static boolean isReadable(Connection session) throws SQLException {
        return tables(session).readable() == TABLE_COUNT;
    }

    /** Whether it is there, but not for the eyes of the session's role. */
    public static boolean isHidden(Connection session) throws SQLException {
        Tables tables = tables(session);
        return tables.readable() < tables.present();
    }

    private static Tables tables(Connection session) throws SQLException {
        return Query.of(READABLE_TABLES).one(session, row -> new Tables(row.getInt(1), row.getInt(2)));
    }
}
