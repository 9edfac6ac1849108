package io.narraforge.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.narraforge.server.QuestionData.Stored;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code where} argument means, row by row, in three-valued logic. Walks the contract's input types: an operator
 * that it does not know is an error, never a test that holds.
 */
final class FilterOracle {
    private static final String FILTER = "Filter";
    private static final BigDecimal MAX_FLOAT = new BigDecimal("1.7976931348623157E308");

    private final QuestionSdl sdl;
    private final QuestionData data;
    private final ScalarOracle scalars;
    private final JsonOracle json;
    private final Set<String> evaluated;

    FilterOracle(QuestionSdl sdl, QuestionData data, QuestionTexts texts, Set<String> evaluated) {
        this.sdl = sdl;
        this.data = data;
        this.scalars = new ScalarOracle(texts, evaluated);
        this.json = new JsonOracle(scalars, evaluated);
        this.evaluated = evaluated;
    }

    boolean passes(Stored row, Map<?, ?> where) {
        return ofRow(row, where) == Truth.TRUE;
    }

    private Truth ofRow(Stored row, Map<?, ?> where) {
        Truth all = Truth.TRUE;
        for (var test : where.entrySet()) {
            String field = String.valueOf(test.getKey());
            evaluated.add(row.entity() + FILTER + "." + field);
            Object given = Objects.requireNonNull(test.getValue());
            all = all.and(
                    switch (field) {
                        case "and" -> all((List<?>) given, each -> ofRow(row, each));
                        case "or" -> any((List<?>) given, each -> ofRow(row, each));
                        case "not" -> ofRow(row, (Map<?, ?>) given).not();
                        default -> ofField(row, field, (Map<?, ?>) given);
                    });
        }
        return all;
    }

    private interface Evaluation {
        Truth of(Map<?, ?> where);
    }

    private static Truth all(List<?> parts, Evaluation evaluation) {
        return parts.stream().map(part -> evaluation.of((Map<?, ?>) part)).reduce(Truth.TRUE, Truth::and);
    }

    private static Truth any(List<?> parts, Evaluation evaluation) {
        return parts.stream().map(part -> evaluation.of((Map<?, ?>) part)).reduce(Truth.FALSE, Truth::or);
    }

    private Truth ofField(Stored row, String field, Map<?, ?> given) {
        String type = QuestionSdl.base(
                Objects.requireNonNull(sdl.input(row.entity() + FILTER).get(field), field));
        String prefix = type.substring(0, type.length() - FILTER.length());
        if (sdl.isEntity(prefix)) {
            Stored linked = data.linked(row, field);
            return Truth.of(linked != null && passes(linked, given));
        }
        if (sdl.targetOfMany(row.entity(), field).isPresent()) {
            return ofRows(
                    type,
                    data.related(row, sdl.targetOfMany(row.entity(), field).get()),
                    given);
        }
        if (!row.values().containsKey(field)) {
            String relation = field.replaceFirst("Count$", "");
            int count = data.related(
                            row, sdl.targetOfMany(row.entity(), relation).orElseThrow())
                    .size();
            return scalars.test(type, given, BigDecimal.valueOf(count));
        }
        return ofValue(type, row.values().get(field), given);
    }

    /** EXISTS, so two-valued. */
    private Truth ofRows(String type, List<Stored> rows, Map<?, ?> given) {
        Truth all = Truth.TRUE;
        for (var test : given.entrySet()) {
            evaluated.add(type + "." + test.getKey());
            Map<?, ?> where = (Map<?, ?>) Objects.requireNonNull(test.getValue());
            all = all.and(Truth.of(
                    switch (String.valueOf(test.getKey())) {
                        case "some" -> rows.stream().anyMatch(row -> passes(row, where));
                        case "every" -> rows.stream().allMatch(row -> passes(row, where));
                        case "none" -> rows.stream().noneMatch(row -> passes(row, where));
                        default -> throw new AssertionError("the oracle knows no quantifier " + test.getKey());
                    }));
        }
        return all;
    }

    private Truth ofValue(String type, @Nullable Object value, Map<?, ?> given) {
        String prefix = type.substring(0, type.length() - FILTER.length());
        return switch (type) {
            case "JsonFilter" -> json.test(type, given, (JsonNode) value);
            case "StringListFilter" -> json.strings(given, (JsonNode) value);
            default -> {
                yield prefix.endsWith("List")
                        ? ofObjects(type, (JsonNode) value, given)
                        : scalars.test(type, given, value);
            }
        };
    }

    private Truth ofObjects(String type, @Nullable JsonNode list, Map<?, ?> given) {
        String shape = type.substring(0, type.length() - "ListFilter".length());
        Truth all = Truth.TRUE;
        for (var test : given.entrySet()) {
            evaluated.add(type + "." + test.getKey());
            Map<?, ?> wanted = (Map<?, ?>) Objects.requireNonNull(test.getValue());
            all = all.and(
                    test.getKey().equals("length")
                            ? json.length(wanted, list)
                            : JsonOracle.elements(
                                    list, element -> ofObject(shape, element, wanted), String.valueOf(test.getKey())));
        }
        return all;
    }

    private Truth ofObject(String shape, JsonNode object, Map<?, ?> where) {
        Truth all = Truth.TRUE;
        for (var test : where.entrySet()) {
            String field = String.valueOf(test.getKey());
            evaluated.add(shape + FILTER + "." + field);
            Object given = Objects.requireNonNull(test.getValue());
            all = all.and(
                    switch (field) {
                        case "and" -> all((List<?>) given, each -> ofObject(shape, object, each));
                        case "or" -> any((List<?>) given, each -> ofObject(shape, object, each));
                        case "not" -> ofObject(shape, object, (Map<?, ?>) given).not();
                        default -> ofKey(shape, field, object, (Map<?, ?>) given);
                    });
        }
        return all;
    }

    private Truth ofKey(String shape, String field, JsonNode object, Map<?, ?> given) {
        JsonNode value = object.get(keyOf(field));
        String type = QuestionSdl.base(
                Objects.requireNonNull(sdl.input(shape + FILTER).get(field)));
        return switch (type) {
            case "StringListFilter" -> json.strings(given, value);
            case "StringFilter" -> scalars.test(type, given, value == null ? null : value.textValue());
            // Ids inside JSON may be written in capitals.
            case "IdFilter" ->
                scalars.test(
                        type,
                        given,
                        value == null || value.textValue() == null
                                ? null
                                : value.textValue().toLowerCase(java.util.Locale.ROOT));
            case "IntFilter" -> scalars.test(type, given, isInt(value) ? value.decimalValue() : null);
            case "FloatFilter" -> scalars.test(type, given, isFloat(value) ? value.decimalValue() : null);
            default -> throw new AssertionError("the oracle knows no key of " + type);
        };
    }

    /** Where a field's name is not its key's. */
    static String keyOf(String field) {
        return field.equals("characterName") ? "character" : QuestionSdl.snake(field);
    }

    private static boolean isInt(@Nullable JsonNode value) {
        return value != null && value.isIntegralNumber() && value.canConvertToInt();
    }

    private static boolean isFloat(@Nullable JsonNode value) {
        return value != null && value.isNumber() && value.decimalValue().abs().compareTo(MAX_FLOAT) <= 0;
    }
}
