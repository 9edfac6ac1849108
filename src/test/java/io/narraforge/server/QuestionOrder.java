package io.narraforge.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.narraforge.server.QuestionData.Stored;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws {@code orderBy} arguments out of the contract, and knows how two rows compare in them. */
final class QuestionOrder {
    private final QuestionSdl sdl;
    private final QuestionData data;
    private final QuestionTexts texts;

    QuestionOrder(QuestionSdl sdl, QuestionData data, QuestionTexts texts) {
        this.sdl = sdl;
        this.data = data;
        this.texts = texts;
    }

    /** One to four keys of any kind. */
    List<Map<String, Object>> draw(String entity, ScalarGenerator scalars, JsonGenerator json) {
        var keys = new ArrayList<Map<String, Object>>();
        int size = scalars.oneOf(List.of(1, 1, 2, 3, 4));
        for (int i = 0; i < size; i++) {
            keys.add(key(entity, scalars, json));
        }
        return keys;
    }

    private Map<String, Object> key(String entity, ScalarGenerator scalars, JsonGenerator json) {
        var targets = new LinkedHashMap<>(sdl.input(entity + "Order"));
        targets.remove("direction");
        targets.remove("nulls");
        String target = scalars.oneOf(List.copyOf(targets.keySet()));
        String type = QuestionSdl.base(Objects.requireNonNull(targets.get(target)));
        Map<String, Object> key = new LinkedHashMap<>();
        key.put(target, target.equals("path") ? path(entity, scalars, json) : scalars.oneOf(sdl.enumValues(type)));
        String direction = scalars.oneOf(List.of("ASC", "DESC", ""));
        if (!direction.isEmpty()) {
            key.put("direction", direction);
        }
        String nulls = scalars.oneOf(List.of("FIRST", "LAST", ""));
        if (!nulls.isEmpty()) {
            key.put("nulls", nulls);
        }
        return key;
    }

    private Map<String, Object> path(String entity, ScalarGenerator scalars, JsonGenerator json) {
        String column = scalars.oneOf(sdl.enumValues(entity + "JsonColumn"));
        List<JsonNode> values = new ArrayList<>();
        data.rows(entity).forEach(row -> values.add((JsonNode) Objects.requireNonNull(valueOf(row, column))));
        return Map.of(
                "column", column, "path", json.steps(values), "as", scalars.oneOf(sdl.enumValues("JsonValueType")));
    }

    /** The id breaks ties, in the direction of the last key that decides anything. */
    Comparator<Stored> comparator(List<Map<String, Object>> orderBy) {
        List<Map<String, Object>> keys = orderBy.isEmpty() ? List.of(Map.of("field", "CREATED_AT")) : orderBy;
        Comparator<Stored> all = Comparator.comparing(Stored::entity);
        Set<Object> decided = new HashSet<>();
        boolean descends = false;
        for (Map<String, Object> key : keys) {
            Map<String, Object> target = new LinkedHashMap<>(key);
            target.remove("direction");
            target.remove("nulls");
            if (decided.add(target)) {
                all = all.thenComparing(comparator(key, target));
                descends = "DESC".equals(key.get("direction"));
            }
        }
        Comparator<Stored> byId = Comparator.comparing(Stored::id);
        return all.thenComparing(descends ? byId.reversed() : byId);
    }

    private Comparator<Stored> comparator(Map<String, Object> key, Map<String, Object> target) {
        boolean descends = "DESC".equals(key.get("direction"));
        boolean nullsFirst = key.containsKey("nulls") ? "FIRST".equals(key.get("nulls")) : descends;
        Comparator<Object> ascending = this::compareValues;
        Comparator<Object> way = descends ? ascending.reversed() : ascending;
        Comparator<@Nullable Object> nullSafe = nullsFirst ? Comparator.nullsFirst(way) : Comparator.nullsLast(way);
        return (one, other) -> nullSafe.compare(value(one, target), value(other, target));
    }

    private int compareValues(Object one, Object other) {
        return switch (one) {
            case String text -> texts.compare(text, (String) other);
            case BigDecimal number -> number.compareTo((BigDecimal) other);
            case Double number -> Double.compare(number + 0.0, (Double) other + 0.0);
            case Boolean bool -> bool.compareTo((Boolean) other);
            case Instant time -> time.compareTo((Instant) other);
            default -> throw new AssertionError("the oracle orders no " + one.getClass());
        };
    }

    private @Nullable Object value(Stored row, Map<String, Object> target) {
        String name = target.keySet().iterator().next();
        Object given = target.get(name);
        return switch (name) {
            case "field" -> valueOf(row, String.valueOf(given));
            case "count" ->
                BigDecimal.valueOf(data.related(row, counted(row.entity(), String.valueOf(given)))
                        .size());
            case "path" -> inside(row, (Map<?, ?>) Objects.requireNonNull(given));
            default -> {
                Stored linked = data.linked(row, name);
                yield linked == null ? null : valueOf(linked, String.valueOf(given));
            }
        };
    }

    private @Nullable Object valueOf(Stored row, String enumValue) {
        String field = row.values().keySet().stream()
                .filter(each -> QuestionSdl.enumValue(each).equals(enumValue))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the oracle knows no " + enumValue + " of " + row.entity()));
        return row.values().get(field);
    }

    private String counted(String entity, String enumValue) {
        String field = sdl.output(entity).keySet().stream()
                .filter(each -> QuestionSdl.enumValue(each).equals(enumValue))
                .findFirst()
                .orElseThrow();
        return sdl.targetOfMany(entity, field).orElseThrow();
    }

    private @Nullable Object inside(Stored row, Map<?, ?> path) {
        var root = (JsonNode) valueOf(row, String.valueOf(path.get("column")));
        JsonNode value = JsonValue.at(root, (List<?>) Objects.requireNonNull(path.get("path")));
        if (value == null) {
            return null;
        }
        return switch (String.valueOf(path.get("as"))) {
            case "STRING" -> value.textValue();
            case "NUMBER" -> value.isNumber() ? (Object) value.decimalValue() : null;
            case "BOOLEAN" -> value.isBoolean() ? (Object) value.booleanValue() : null;
            default -> throw new AssertionError("the oracle orders by no " + path.get("as"));
        };
    }
}
