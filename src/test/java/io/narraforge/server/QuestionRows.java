package io.narraforge.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A fixed set of rows with all that is nasty: ties, nulls, texts that differ by case, JSON of wrong types. */
final class QuestionRows {
    static final List<String> TEXTS = List.of(
            "",
            " ",
            "Łódź",
            "łódź",
            "ŁÓDŹ",
            "lodz",
            "Ł",
            "ł",
            "Zażółć",
            "zażółć gęślą jaźń",
            "Żyto",
            "żyto",
            "zyto",
            "A",
            "a",
            "B",
            "b",
            "Ada",
            "ada",
            "ADA",
            "a_b",
            "a%b",
            "a\\b",
            "100%",
            "50_50",
            "%",
            "_",
            "\\",
            "O'Neil",
            "\"quoted\"",
            "'; DROP TABLE worlds; --",
            "mglisty",
            "Mglisty",
            "İstanbul",
            "straße",
            "STRASSE",
            "😀",
            "e\u0301",
            "é",
            "10",
            "9",
            "1.0",
            "true",
            "null",
            "line\nbreak",
            "{\"a\": 1}",
            "$.a",
            "?",
            ":name",
            "NaN",
            "Logic: gap",
            " Logic : gap",
            "Time: late: again",
            ": nothing",
            "Łąka: ż");
    private static final List<String> TIMES = List.of(
            "2025-01-31T10:00:00Z",
            "2025-01-31T10:00:00.000001Z",
            "2025-01-31T10:00:00.000002Z",
            "2025-01-31T11:00:00+01:00",
            "1999-12-31T23:59:59.999999Z",
            "2025-06-01T00:00:00.5Z",
            "0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999999Z");

    /** Checksums of nothing: one that legacy code may have made, and one that nobody did. */
    static final String LEGACY_CHECKSUM = "1".repeat(64);

    private static final int LEGACY_WORLDS_APART = 3;
    static final String WRONG_CHECKSUM = "0".repeat(64);

    private final Rows rows;
    private final Random random;
    private final QuestionJson json;

    QuestionRows(Rows rows, Random random) {
        this.rows = rows;
        this.random = random;
        this.json = new QuestionJson(random);
    }

    void insert() {
        List<@Nullable String> worlds = insert("worlds", 14, this::world);
        for (int i = 0; i < worlds.size(); i += LEGACY_WORLDS_APART) {
            rows.insert(
                    "legacy_world_checksums",
                    Map.of("world_id", Objects.requireNonNull(worlds.get(i)), "checksum", LEGACY_CHECKSUM));
        }
        insert("characters", 32, unused -> character(worlds));
        insert("timelines", 16, unused -> timeline(worlds));
        List<@Nullable String> maybeWorlds = new ArrayList<>(worlds);
        maybeWorlds.add(null);
        maybeWorlds.add(null);
        List<@Nullable String> jobs = insert("jobs", 18, unused -> job(maybeWorlds));
        insert("artifacts", 20, index -> artifact(jobs, index));
        insert("qa_reports", 18, unused -> qaReport(jobs));
        insert("cost_snapshots", 20, unused -> costSnapshot(jobs));
    }

    private interface Draw {
        Map<String, @Nullable Object> row(int index);
    }

    private List<@Nullable String> insert(String table, int count, Draw draw) {
        List<@Nullable String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("id", new UUID(random.nextLong(), random.nextLong()));
            values.put("created_at", oneOf(TIMES));
            values.putAll(draw.row(i));
            ids.add(rows.insert(table, values));
        }
        return ids;
    }

    private Map<String, @Nullable Object> world(int index) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        // Unique, and some differ by case only.
        row.put("name", TEXTS.get(index * 2 + index % 2));
        row.put("rules", json.listOf(json::string));
        row.put("themes", json.listOf(json::string));
        row.put("geography", json.object(2));
        row.put("history", json.listOf(json::historyEntry));
        row.put("version", oneOf(List.of(1, 1, 2, 2, Integer.MAX_VALUE)));
        row.put("updated_at", oneOf(TIMES));
        // Of two legacy worlds one was changed since.
        if (index % (2 * LEGACY_WORLDS_APART) == 0) {
            row.put("checksum", LEGACY_CHECKSUM);
        } else if (index % LEGACY_WORLDS_APART == 1) {
            row.put("checksum", WRONG_CHECKSUM);
        }
        return row;
    }

    private Map<String, @Nullable Object> character(List<@Nullable String> worlds) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        // The last worlds have nobody.
        row.put("world_id", oneOf(worlds.subList(0, worlds.size() - 3)));
        row.put("name", oneOf(TEXTS));
        row.put("trajectory", json.listOf(() -> json.with("stage", json.any(1), "state", json.any(0))));
        row.put(
                "relationships",
                json.listOf(() -> random.nextBoolean()
                        ? json.with("character_id", relationId(), "type", json.any(0))
                        : json.with("character", json.any(0), "dynamic", json.any(0))));
        row.put("constraints", json.listOf(json::string));
        row.put("version", oneOf(List.of(1, 2, 3)));
        return row;
    }

    private String relationId() {
        return oneOf(List.of(
                "\"3F2B8A52-6F0E-4D1C-9A55-0C1D2E3F4A5B\"",
                "\"3f2b8a52-6f0e-4d1c-9a55-0c1d2e3f4a5b\"",
                "\"Ada\"",
                "7"));
    }

    private Map<String, @Nullable Object> timeline(List<@Nullable String> worlds) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("world_id", oneOf(worlds));
        row.put(
                "nodes",
                json.listOf(() -> json.with(
                        "year",
                        json.any(0),
                        "event",
                        json.string(),
                        "timestamp",
                        json.any(0),
                        "location",
                        json.any(0),
                        "participants",
                        json.strings(),
                        "description",
                        json.any(0),
                        "consequences",
                        json.strings(),
                        "narrative_weight",
                        json.any(0),
                        "tags",
                        json.strings(),
                        "chapter",
                        json.number())));
        return row;
    }

    private Map<String, @Nullable Object> job(List<@Nullable String> worlds) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("world_id", oneOf(worlds));
        row.put("type", oneOf(List.of("short_story", "novella", "novel", "saga")));
        row.put("status", oneOf(List.of("queued", "running", "completed", "failed", "cancelled")));
        row.put("genre", oneOf(TEXTS));
        row.put("inspiration", maybe(oneOf(TEXTS)));
        row.put("error_message", maybe(oneOf(TEXTS)));
        row.put("completed_at", maybe(oneOf(TIMES)));
        row.put("constraints", json.object(2));
        row.put("budget_usd", oneOf(List.of("5", "5.0", "0", "1000", "0.10", "0.100000000000000000001")));
        return row;
    }

    private Map<String, @Nullable Object> artifact(List<@Nullable String> jobs, int index) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("job_id", oneOf(jobs));
        row.put("type", oneOf(List.of("plot_outline", "Plot_outline", "prose_segment", "")));
        row.put("version", oneOf(List.of(1, 2, Integer.MAX_VALUE)));
        row.put("data", "{\"summary\": " + json.any(1) + ", \"extra\": " + json.object(2) + "}");
        if (index % 4 == 0) {
            row.put("checksum", WRONG_CHECKSUM);
        }
        return row;
    }

    private Map<String, @Nullable Object> qaReport(List<@Nullable String> jobs) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        List<Object> scores =
                List.of("0", "-0", "1", "0.1", "0.30000000000000004", "0.3", "5e-324", "0.7", "0.95", "0.85", "0.5");
        row.put("job_id", oneOf(jobs));
        row.put("logic_score", oneOf(scores));
        row.put("psychology_score", oneOf(scores));
        row.put("timeline_score", oneOf(scores));
        row.put("critical_errors", json.listOf(json::string));
        row.put("warnings", json.listOf(json::string));
        row.put("passed", random.nextBoolean());
        return row;
    }

    private Map<String, @Nullable Object> costSnapshot(List<@Nullable String> jobs) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("job_id", oneOf(jobs));
        row.put("stage", oneOf(List.of("prose", "Prose", "qa", "")));
        row.put("tokens_used", oneOf(List.of(0, 1, 100, Integer.MAX_VALUE)));
        row.put("cost_usd", oneOf(List.of("0", "0.1", "0.10", "100", "0.000000000000000000000000001")));
        row.put("model", oneOf(List.of("gpt-4o", "gpt-4o-mini", "GPT-4o")));
        return row;
    }

    private <T extends @Nullable Object> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private @Nullable String maybe(String value) {
        return random.nextInt(3) == 0 ? null : value;
    }
}
