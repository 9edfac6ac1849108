package io.narraforge.migration;

import io.narraforge.database.Database;
import io.narraforge.database.Query;
import io.narraforge.migration.history.BackupRecord;
import io.narraforge.migration.history.Backups;
import io.narraforge.migration.history.HistorySchema;
import io.narraforge.migration.history.InterruptedRestore;
import io.narraforge.migration.history.LockHolder;
import io.narraforge.migration.history.Run;
import io.narraforge.migration.history.RunLook;
import io.narraforge.migration.history.Runs;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Where a database stands, and what was done to it. Looks only.
 *
 * @param applied oldest first
 * @param runs newest first
 * @param interrupted those of the runs that have no end, though nobody is at work
 * @param atWork whoever is
 * @param historyIsHidden whether the history is there, but not for this role
 */
public record DatabaseStatus(
        SchemaStatus schema,
        List<Applied> applied,
        List<Run> runs,
        List<Run> interrupted,
        Optional<InterruptedRestore> interruptedRestore,
        Optional<BackupRecord> lastBackup,
        Optional<LockHolder> atWork,
        boolean historyIsHidden) {
    private static final int RUNS = 5;

    /** Flyway writes the time in the session's zone, which is UTC for all of ours. */
    private static final String APPLIED = """
        SELECT 'V' || version AS version, description, installed_on AT TIME ZONE 'UTC' AS at, installed_by, success
        FROM flyway_schema_history WHERE version IS NOT NULL ORDER BY installed_rank\
        """;

    private static final String WITH_FINGERPRINT = """
        SELECT DISTINCT version FROM narra_history.revisions
        WHERE direction = 'up' AND fingerprint_after IS NOT NULL
            AND server_version_num / 10000 = current_setting('server_version_num')::integer / 10000\
        """;

    /**
     * One version that was applied.
     *
     * @param hasFingerprint whether it is kept what the schema was after it, on a server of this major version
     */
    public record Applied(
            String version, String description, Instant at, String by, boolean succeeded, boolean hasFingerprint) {}

    public static DatabaseStatus read(Database database) {
        SchemaStatus schema = new Migrator(database.dataSource()).status();
        return database.run(session -> read(session, schema));
    }

    private static DatabaseStatus read(Connection session, SchemaStatus schema) throws SQLException {
        boolean isReadable = HistorySchema.isReadable(session);
        Optional<LockHolder> atWork = RunLook.atWork(session);
        return new DatabaseStatus(
                schema,
                applied(session, isReadable),
                isReadable ? Runs.latest(session, RUNS) : List.of(),
                isReadable && atWork.isEmpty() ? Runs.unended(session) : List.of(),
                InterruptedRestore.find(session),
                isReadable ? Backups.latest(session) : Optional.empty(),
                atWork,
                HistorySchema.isHidden(session));
    }

    private static List<Applied> applied(Connection session, boolean historyIsReadable) throws SQLException {
        if (Query.of("SELECT to_regclass('flyway_schema_history') IS NULL").isTrue(session)) {
            return List.of();
        }
        List<String> withFingerprint =
                historyIsReadable ? Query.of(WITH_FINGERPRINT).rows(session, row -> row.getString(1)) : List.of();
        return Query.of(APPLIED).rows(session, row -> read(row, withFingerprint));
    }

    private static Applied read(ResultSet row, List<String> withFingerprint) throws SQLException {
        return new Applied(
                row.getString("version"),
                row.getString("description"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("installed_by"),
                row.getBoolean("success"),
                withFingerprint.contains(row.getString("version")));
    }
}
