package io.narraforge.migration;

import io.narraforge.database.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The table in which Flyway keeps what was applied, read without Flyway: there may be one of another application, or a
 * table of that name that is none of Flyway's.
 *
 * @param rows in the order of their making
 */
record HistoryTable(List<Row> rows) {

    /** What was applied, or marked. */
    record Row(
            @Nullable String version,
            @Nullable String type,
            @Nullable String script) {
        boolean isBaseline() {
            return "BASELINE".equals(type);
        }
    }

    /** Empty when there is none. */
    static Optional<HistoryTable> find(Connection session) throws SQLException {
        if (Query.of("SELECT to_regclass('flyway_schema_history') IS NULL").isTrue(session)) {
            return Optional.empty();
        }
        return Optional.of(new HistoryTable(Query.of("""
            SELECT entry ->> 'version' AS version, entry ->> 'type' AS type, entry ->> 'script' AS script
            FROM flyway_schema_history, to_jsonb(flyway_schema_history) AS entry
            ORDER BY (entry ->> 'installed_rank')::integer\
            """)
                .rows(
                        session,
                        row -> new Row(row.getString("version"), row.getString("type"), row.getString("script")))));
    }

    /** Whether the first thing that was applied is one of these files, or nothing was and V1 is marked. */
    boolean isOf(MigrationFiles files) {
        Optional<Row> first = rows.stream().filter(row -> !row.isBaseline()).findFirst();
        return first.isPresent()
                ? files.has(String.valueOf(first.get().script()))
                : rows.stream().anyMatch(row -> "1".equals(row.version()));
    }

    /** Whether V1 was marked, and not run. */
    boolean isAdopted() {
        return rows.stream().anyMatch(Row::isBaseline);
    }

    /** For a sentence: the first of its files. */
    String example() {
        return rows.stream()
                .filter(row -> row.script() != null)
                .map(row -> String.valueOf(row.script()))
                .findFirst()
                .orElse("no file");
    }
}
