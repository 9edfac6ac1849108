package io.narraforge.server;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one table of which some stay as they are and others come, change and go. Values are few, so that most rows
 * tie, and close: microseconds apart, equal but for accents, case or normalisation, or in the last digit.
 */
final class ChangingRows {
    private static final List<String> KEPT_BY_TRIGGERS = List.of("updatedAt", "version", "checksum", "checksumValid");
    private static final List<String> TEXTS = List.of(
            "Ąbc",
            "abc",
            "ABC",
            "A\u0328bc",
            "Łódź",
            "Lodz",
            "łódź",
            "\u0141o\u0301dz\u0301",
            "Żar",
            "żar",
            "Z\u0307ar",
            "źdźbło",
            "zdzblo",
            "",
            " ",
            "10",
            "9",
            "😀",
            "\uFFFD",
            "ß",
            "ss",
            "\"q\" \\ '");
    private static final List<String> FLOATS =
            List.of("0", "-0", "4.9e-324", "0.1", "0.3", "0.30000000000000004", "0.7", "1");
    private static final List<String> DECIMALS = List.of(
            "0",
            "0.1",
            "0.10",
            "0.10000000000000000000000000000001",
            "99.99999999999999999999",
            "1",
            "100",
            "0." + "1".repeat(1_500),
            "0." + "1".repeat(1_499) + "2");
    private static final List<String> STATUSES = List.of("failed", "queued", "running", "completed");
    private static final List<String> STAGES = List.of("world", "World", "prose", "qa");
    private static final int MICROSECONDS = 4;
    private static final int PERCENT_NULL = 35;
    private static final int MAX_CHANGING = 10;

    private final Rows rows;
    private final EntityModel entity;
    private final Map<String, List<String>> parentsByColumn;
    private final Random random;
    private final List<String> staying = new ArrayList<>();
    private final List<String> changing = new ArrayList<>();
    private int names;

    /** @param parentsByColumn the ids that a foreign key may have */
    ChangingRows(Rows rows, EntityModel entity, Map<String, List<String>> parentsByColumn, Random random) {
        this.rows = rows;
        this.entity = entity;
        this.parentsByColumn = parentsByColumn;
        this.random = random;
    }

    String table() {
        return entity.table().getName();
    }

    void insertStaying(int count) {
        for (int i = 0; i < count; i++) {
            staying.add(insert());
        }
    }

    boolean stays(String id) {
        return staying.contains(id);
    }

    /** Changes what nobody was promised: rows that may change, and of a row that stays what is no key of the order. */
    void change(PagedOrder order) {
        int choice = random.nextInt(4);
        if (choice == 0 || changing.isEmpty()) {
            changing.add(insert());
        } else if (choice == 1 || changing.size() > MAX_CHANGING) {
            rows.delete(table(), changing.remove(random.nextInt(changing.size())));
        } else if (choice == 2) {
            String row = any(changing);
            Map<String, @Nullable Object> values = values();
            // A job's life goes one way only; jobs of every status come and go.
            values.remove("status");
            rows.update(table(), row, values);
            insertSnapshots(row);
        } else if (KEPT_BY_TRIGGERS.stream().noneMatch(order::isBy)) {
            touch(staying.get(random.nextInt(3)));
        }
    }

    private void touch(String id) {
        entity.attributes().stream()
                .filter(attribute ->
                        attribute.column().getName().matches("geography|trajectory|nodes|constraints|data"))
                .findFirst()
                .ifPresent(json -> rows.update(table(), id, Map.of(json.column().getName(), json(json))));
    }

    private String json(Attribute json) {
        String number = Integer.toString(random.nextInt());
        boolean isList = json.column().getName().matches("trajectory|nodes") || table().equals("characters");
        return isList ? "[]" : "{\"n\": " + number + "}";
    }

    private String insert() {
        Map<String, @Nullable Object> values = values();
        values.put("id", uuid());
        if (table().equals("artifacts")) {
            values.put("data", "{\"n\": 1}");
        }
        String id = rows.insert(table(), values);
        insertSnapshots(id);
        return id;
    }

    /** What a job's computed fields are computed from; few, so that sums and counts tie. */
    private void insertSnapshots(String id) {
        int snapshots = table().equals("jobs") ? random.nextInt(4) : 0;
        for (int i = 0; i < snapshots; i++) {
            rows.costSnapshot(
                    id,
                    "stage",
                    any(STAGES),
                    "tokens_used",
                    any(List.of("0", "1", "2147483647")),
                    "cost_usd",
                    any(DECIMALS));
        }
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        entity.orderable()
                .map(Map.Entry::getValue)
                .filter(attribute -> !attribute.name().equals("id") && attribute.expression() == null)
                .forEach(attribute -> values.put(attribute.column().getName(), value(attribute)));
        return values;
    }

    private @Nullable Object value(Attribute attribute) {
        if (attribute.nullable() && random.nextInt(100) < PERCENT_NULL) {
            return null;
        }
        String column = attribute.column().getName();
        return switch (attribute.kind()) {
            case ID -> any(parentsByColumn.getOrDefault(column, List.of()));
            // Names of worlds are unique.
            case TEXT -> any(TEXTS) + (table().equals("worlds") && column.equals("name") ? " " + names++ : "");
            case ENUM -> any(column.equals("type") ? List.of("novel", "saga") : STATUSES);
            case INT, LONG -> 1 + random.nextInt(3);
            case FLOAT -> any(FLOATS);
            case DECIMAL -> any(DECIMALS);
            case BOOLEAN -> random.nextBoolean();
            case DATE_TIME -> "2025-01-31T10:00:00.00000%dZ".formatted(random.nextInt(MICROSECONDS));
            case JSON -> throw new IllegalArgumentException(column + " is no key");
        };
    }

    private String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
