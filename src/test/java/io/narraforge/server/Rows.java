package io.narraforge.server;

import io.narraforge.database.TestDatabase;
import java.sql.PreparedStatement;
import java.sql.Types;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Inserts rows for tests and gives their ids. What a test does not name has a default; rows are a second apart, so that
 * the default order is the order of insertion.
 */
final class Rows {
    private static final Instant FIRST_CREATION = Instant.parse("2025-01-31T10:00:00Z");

    private final TestDatabase database;
    private int inserted;

    Rows(TestDatabase database) {
        this.database = database;
    }

    /** @param more column, value, column, value … */
    String world(String name, Object... more) {
        return insert("worlds", Map.of("name", name), more);
    }

    String character(String worldId, String name, Object... more) {
        return insert("characters", inOrder("world_id", worldId, "name", name), more);
    }

    String timeline(String worldId, Object... more) {
        return insert("timelines", Map.of("world_id", worldId), more);
    }

    String job(Object... more) {
        return insert("jobs", Map.of("type", "novella", "genre", "fantasy"), more);
    }

    String artifact(String jobId, Object... more) {
        return insert(
                "artifacts", Map.of("job_id", jobId, "type", "plot_outline", "data", "{\"summary\": \"x\"}"), more);
    }

    String qaReport(String jobId, Object... more) {
        return insert(
                "qa_reports",
                Map.of(
                        "job_id",
                        jobId,
                        "logic_score",
                        0.9,
                        "psychology_score",
                        0.8,
                        "timeline_score",
                        0.7,
                        "passed",
                        true),
                more);
    }

    String costSnapshot(String jobId, Object... more) {
        return insert(
                "cost_snapshots",
                Map.of("job_id", jobId, "stage", "prose", "tokens_used", 100, "cost_usd", "0.10", "model", "gpt-4o"),
                more);
    }

    void deleteAll() {
        database.execute("TRUNCATE worlds, jobs CASCADE");
    }

    private String insert(String table, Map<String, ?> defaults, Object... more) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("id", UUID.randomUUID());
        values.put("created_at", FIRST_CREATION.plusSeconds(inserted++));
        values.putAll(defaults);
        values.putAll(inOrder(more));
        return insert(table, values);
    }

    String insert(String table, Map<String, @Nullable Object> values) {
        String columns = String.join(", ", values.keySet());
        String places = String.join(", ", Collections.nCopies(values.size(), "?"));
        execute(
                "INSERT INTO %s (%s) VALUES (%s)".formatted(table, columns, places),
                values.values().toArray());
        return String.valueOf(values.get("id"));
    }

    void update(String table, String id, Map<String, @Nullable Object> values) {
        String changes = String.join(" = ?, ", values.keySet()) + " = ?";
        execute(
                "UPDATE %s SET %s WHERE id = '%s'".formatted(table, changes, id),
                values.values().toArray());
    }

    void delete(String table, String id) {
        execute("DELETE FROM %s WHERE id = ?".formatted(table), id);
    }

    private void execute(String sql, @Nullable Object... values) {
        database.database().run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    // OTHER: the server takes the type of the column
                    statement.setObject(i + 1, values[i] == null ? null : String.valueOf(values[i]), Types.OTHER);
                }
                return statement.executeUpdate();
            }
        });
    }

    private static Map<String, @Nullable Object> inOrder(Object... keysAndValues) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return map;
    }
}
