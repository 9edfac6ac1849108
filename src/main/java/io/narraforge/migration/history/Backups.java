package io.narraforge.migration.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.narraforge.database.Query;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The table of backups: which were made of this database, and how each is restored. */
public final class Backups {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Backups() {}

    /** Keeps it beside the run that made it. */
    public static void add(Connection session, BackupRecord backup, OptionalLong run) throws SQLException {
        Query.of(
                        """
                        INSERT INTO narra_history.backups (file, manifest_sha256, schema_version, fingerprint, rows,
                            taken_at, verified_at, restore_command, run_id)
                        VALUES (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)\
                        """,
                        backup.file(),
                        backup.manifestSha256(),
                        backup.schemaVersion().orElse(null),
                        backup.fingerprint(),
                        json(backup.rows()),
                        backup.takenAt().atOffset(ZoneOffset.UTC),
                        backup.verifiedAt()
                                .map(instant -> instant.atOffset(ZoneOffset.UTC))
                                .orElse(null),
                        backup.restoreCommand(),
                        run.isPresent() ? run.getAsLong() : null)
                .execute(session);
    }

    public static Optional<BackupRecord> latest(Connection session) throws SQLException {
        return Query.of("""
            SELECT file, manifest_sha256, schema_version, fingerprint, rows, taken_at, verified_at,
                restore_command
            FROM narra_history.backups ORDER BY id DESC LIMIT 1\
            """).first(session, Backups::read);
    }

    private static BackupRecord read(ResultSet row) throws SQLException {
        return new BackupRecord(
                row.getString("file"),
                row.getString("manifest_sha256"),
                Optional.ofNullable(row.getString("schema_version")),
                row.getString("fingerprint"),
                rows(row.getString("rows")),
                Runs.instant(row, "taken_at").orElseThrow(),
                Runs.instant(row, "verified_at"),
                row.getString("restore_command"));
    }

    private static String json(Map<String, Long> rows) {
        try {
            return JSON.writeValueAsString(rows);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, Long> rows(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException(notOurs);
        }
    }
}
