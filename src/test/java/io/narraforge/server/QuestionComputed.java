package io.narraforge.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.narraforge.server.QuestionData.Stored;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the attributes without a column are, said once more in Java, from the rules of the domain. */
final class QuestionComputed {
    private static final Map<String, List<String>> FIELDS_BY_ENTITY = Map.of(
            "Job", List.of("costUsd", "tokensUsed", "overBudget", "durationSeconds", "progress"),
            "QaReport", List.of("band", "errorCategories"),
            "World", List.of("checksumValid"),
            "Artifact", List.of("checksumValid"));
    private static final Set<String> FINAL = Set.of("completed", "failed", "cancelled");

    private final QuestionData data;

    QuestionComputed(QuestionData data) {
        this.data = data;
    }

    static List<String> fields(String entity) {
        return FIELDS_BY_ENTITY.getOrDefault(entity, List.of());
    }

    void addTo(Stored row) {
        fields(row.entity()).forEach(field -> row.values().put(field, value(row, field)));
    }

    private @Nullable Object value(Stored row, String field) {
        return switch (field) {
            case "costUsd" -> sum(row, "costUsd");
            case "tokensUsed" -> sum(row, "tokensUsed");
            case "overBudget" -> sum(row, "costUsd").compareTo(decimal(row, "budgetUsd")) > 0;
            case "durationSeconds" -> durationSeconds(row);
            case "progress" -> BigDecimal.valueOf(progress(row));
            case "band" -> band(row);
            case "errorCategories" ->
                errorCategories((JsonNode) Objects.requireNonNull(row.values().get("criticalErrors")));
            case "checksumValid" -> checksumValid(row.values().get("checksum"));
            default -> throw new AssertionError("the oracle computes no " + field);
        };
    }

    /** Triggers made all checksums but the two that {@link QuestionRows} gives. */
    private static @Nullable Boolean checksumValid(@Nullable Object checksum) {
        return QuestionRows.LEGACY_CHECKSUM.equals(checksum) ? null : !QuestionRows.WRONG_CHECKSUM.equals(checksum);
    }

    private BigDecimal sum(Stored job, String field) {
        return data.related(job, "CostSnapshot").stream()
                .map(snapshot -> decimal(snapshot, field))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal decimal(Stored row, String field) {
        return new BigDecimal(String.valueOf(row.values().get(field)));
    }

    private static @Nullable Double durationSeconds(Stored job) {
        if (!FINAL.contains(String.valueOf(job.values().get("status")))
                || !(job.values().get("completedAt") instanceof Instant completed)) {
            return null;
        }
        var duration =
                Duration.between((Instant) Objects.requireNonNull(job.values().get("createdAt")), completed);
        return BigDecimal.valueOf(duration.toSeconds())
                .add(BigDecimal.valueOf(duration.toNanosPart(), 9))
                .doubleValue();
    }

    private long progress(Stored job) {
        if ("completed".equals(job.values().get("status"))) {
            return 100;
        }
        long stages = data.related(job, "CostSnapshot").stream()
                .map(snapshot -> String.valueOf(snapshot.values().get("stage")))
                .distinct()
                .count();
        return Math.min(99, stages * 100 / 9);
    }

    /** Of the exact mean of the scores as a client reads them. */
    private static String band(Stored report) {
        BigDecimal sum = decimal(report, "logicScore")
                .add(decimal(report, "psychologyScore"))
                .add(decimal(report, "timelineScore"));
        if (sum.compareTo(new BigDecimal("2.85")) >= 0) {
            return "excellent";
        }
        if (sum.compareTo(new BigDecimal("2.55")) >= 0) {
            return "good";
        }
        if (sum.compareTo(new BigDecimal("2.10")) >= 0) {
            return "acceptable";
        }
        return sum.compareTo(new BigDecimal("1.50")) >= 0 ? "poor" : "failing";
    }

    /** What stands before the first colon and space of each, once each. */
    private static JsonNode errorCategories(JsonNode errors) {
        Set<String> categories = new LinkedHashSet<>();
        for (JsonNode error : errors) {
            int end = error.textValue().indexOf(": ");
            String category = end < 0 ? "" : error.textValue().substring(0, end).replaceAll("^ +| +$", "");
            if (!category.isEmpty()) {
                categories.add(category);
            }
        }
        return JsonValue.node(new ArrayList<>(categories));
    }
}
