package io.narraforge.migration.backup;

import io.narraforge.database.Database;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of the legacy tables say, whichever version of the schema says it: equal before and after migrations
 * that change no row. Of every legacy column, JSON is taken as jsonb, numbers by value, times as instants, the statuses
 * pending and created as queued, a JSON null as the empty document that V2 makes of it; later columns are left out.
 */
public final class ContentChecksum {
    /** V1 stays what it is. */
    private static final Map<String, List<String>> LEGACY_COLUMNS = Map.of(
            "jobs",
            List.of(
                    "id",
                    "type",
                    "genre",
                    "inspiration",
                    "constraints",
                    "status",
                    "created_at",
                    "updated_at",
                    "completed_at"),
            "artifacts",
            List.of("id", "job_id", "type", "version", "data", "checksum", "created_at"),
            "worlds",
            List.of(
                    "id",
                    "name",
                    "rules",
                    "geography",
                    "history",
                    "themes",
                    "version",
                    "checksum",
                    "created_at",
                    "updated_at"),
            "characters",
            List.of("id", "world_id", "name", "trajectory", "relationships", "constraints", "created_at", "updated_at"),
            "timelines",
            List.of("id", "world_id", "nodes", "created_at", "updated_at"),
            "qa_reports",
            List.of(
                    "id",
                    "job_id",
                    "logic_score",
                    "psychology_score",
                    "timeline_score",
                    "critical_errors",
                    "warnings",
                    "passed",
                    "created_at"),
            "cost_snapshots",
            List.of("id", "job_id", "stage", "tokens_used", "cost_usd", "model", "created_at"));

    private static final Set<String> OBJECTS = Set.of("jobs.constraints", "worlds.geography");

    /** No null becomes anything else there. */
    private static final String ARTIFACT_DATA = "artifacts.data";

    private static final String TYPES = """
        SELECT attname, typname
        FROM pg_catalog.pg_attribute
        JOIN pg_catalog.pg_type ON pg_type.oid = atttypid
        WHERE attrelid = pg_catalog.to_regclass(?) AND attnum > 0 AND NOT attisdropped\
        """;

    private ContentChecksum() {}

    /** Of all legacy tables at one moment, by their names; the bytes are those of the text that was hashed. */
    public static SortedMap<String, TableContent> of(Database database, Progress progress) {
        return Snapshot.take(database, LEGACY_COLUMNS.keySet(), session -> of(session, progress));
    }

    /** The same at the moment of the transaction that is open, some settings of which are other ones until its end. */
    public static SortedMap<String, TableContent> of(Connection snapshot, Progress progress) throws SQLException {
        return of(CopySession.on(snapshot), progress);
    }

    private static SortedMap<String, TableContent> of(CopySession session, Progress progress) throws SQLException {
        session.pinSettings();
        var count = new RowCount(progress, 0);
        var contents = new TreeMap<String, TableContent>();
        for (String table : new TreeMap<>(LEGACY_COLUMNS).keySet()) {
            TableContent content = session.hash(copyOf(table, session), count.of("hashing " + table));
            count.finishTable(content.rows());
            contents.put(table, content);
        }
        return contents;
    }

    private static String copyOf(String table, CopySession session) throws SQLException {
        Map<String, String> typeByColumn = types(session.qualified(table), session);
        String values = LEGACY_COLUMNS.getOrDefault(table, List.of()).stream()
                .map(column -> value(table, column, typeByColumn.get(column)))
                .collect(Collectors.joining(", "));
        return "COPY (SELECT %s FROM ONLY %s ORDER BY id) TO STDOUT (FORMAT text, ENCODING 'UTF8')"
                .formatted(values, session.qualified(table));
    }

    private static Map<String, String> types(String table, CopySession session) throws SQLException {
        Map<String, String> types = new HashMap<>();
        try (PreparedStatement statement = session.connection().prepareStatement(TYPES)) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    types.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return types;
    }

    private static String value(String table, String column, @Nullable String type) {
        if (type == null) {
            throw new ProblemOccurredException(
                    new Problem.CommandFailed("The table %s has no column %s".formatted(table, column)));
        }
        String place = table + "." + column;
        if (place.equals("jobs.status")) {
            return "CASE WHEN status IN ('pending', 'created') THEN 'queued' ELSE status END";
        }
        return switch (type) {
            case "json", "jsonb" -> document(place, column);
            case "timestamptz" -> column + " AT TIME ZONE 'UTC'";
            // float8 writes its shortest text, in which 1 has no point; numeric keeps zeros at the end.
            case "float8", "numeric" -> "trim_scale(%s::text::numeric)".formatted(column);
            default -> column;
        };
    }

    private static String document(String place, String column) {
        if (place.equals(ARTIFACT_DATA)) {
            return column + "::jsonb";
        }
        return "coalesce(nullif(%s::jsonb, 'null'), '%s')".formatted(column, OBJECTS.contains(place) ? "{}" : "[]");
    }
}
