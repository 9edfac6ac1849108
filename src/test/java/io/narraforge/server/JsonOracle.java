package io.narraforge.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What the filter inputs of JSON mean. A value of another type than asked for counts as absent. */
final class JsonOracle {
    private final ScalarOracle scalars;
    private final Set<String> evaluated;

    JsonOracle(ScalarOracle scalars, Set<String> evaluated) {
        this.scalars = scalars;
        this.evaluated = evaluated;
    }

    /**
     * Of a {@code JsonFilter}, {@code JsonElementFilter} or an entry of {@code path}, whose path was followed before.
     *
     * @param value null where there is none
     */
    Truth test(String type, Map<?, ?> tests, @Nullable JsonNode value) {
        Truth all = Truth.TRUE;
        for (var test : tests.entrySet()) {
            evaluated.add(type + "." + test.getKey());
            all = all.and(one(String.valueOf(test.getKey()), Objects.requireNonNull(test.getValue()), value));
        }
        return all;
    }

    private Truth one(String operator, Object given, @Nullable JsonNode value) {
        return switch (operator) {
            case "isNull" -> Truth.of(given.equals(value == null));
            case "exists" -> Truth.of(given.equals(value != null));
            case "string" -> scalars.test("StringFilter", (Map<?, ?>) given, text(value));
            case "number" -> scalars.test("DecimalFilter", (Map<?, ?>) given, number(value));
            case "boolean" -> scalars.test("BooleanFilter", (Map<?, ?>) given, bool(value));
            case "length" -> length((Map<?, ?>) given, value);
            case "path" -> paths((List<?>) given, value);
            case "any" -> elements(value, element -> test("JsonElementFilter", (Map<?, ?>) given, element), "some");
            case "every" -> elements(value, element -> test("JsonElementFilter", (Map<?, ?>) given, element), "every");
            case "matches" -> {
                evaluated.add("JsonPathMatch.path");
                if (((Map<?, ?>) given).containsKey("variables")) {
                    evaluated.add("JsonPathMatch.variables");
                }
                yield Truth.of(value != null && JsonPathTemplate.matches((Map<?, ?>) given, value));
            }
            default -> value == null ? Truth.UNKNOWN : Truth.of(holds(operator, given, value));
        };
    }

    private static boolean holds(String operator, Object given, JsonNode value) {
        return switch (operator) {
            case "contains" -> JsonContainment.holds(value, JsonValue.node(given));
            case "containedBy" -> JsonContainment.holds(JsonValue.node(given), value);
            case "isJsonNull" -> given.equals(value.isNull());
            case "hasKey" -> hasKey(value, given);
            case "hasAnyKey" -> ((List<?>) given).stream().anyMatch(key -> hasKey(value, key));
            case "hasEveryKey" -> ((List<?>) given).stream().allMatch(key -> hasKey(value, key));
            default -> throw new AssertionError("the oracle knows no operator of JSON " + operator);
        };
    }

    /** PostgreSQL's operators count the strings of a list, and a string itself, as keys. */
    private static boolean hasKey(JsonNode value, Object key) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false).anyMatch(each -> key.equals(each.textValue()));
        }
        return value.isObject() ? value.has(key.toString()) : key.equals(value.textValue());
    }

    /** Of a {@code StringListFilter}. */
    Truth strings(Map<?, ?> tests, @Nullable JsonNode value) {
        Truth all = Truth.TRUE;
        for (var test : tests.entrySet()) {
            evaluated.add("StringListFilter." + test.getKey());
            all = all.and(ofStrings(String.valueOf(test.getKey()), Objects.requireNonNull(test.getValue()), value));
        }
        return all;
    }

    private Truth ofStrings(String operator, Object given, @Nullable JsonNode value) {
        if (operator.equals("length")) {
            return length((Map<?, ?>) given, value);
        }
        if (value == null || !value.isArray()) {
            return Truth.UNKNOWN;
        }
        return switch (operator) {
            case "has" -> Truth.of(hasKey(value, given));
            case "hasAny" -> Truth.of(((List<?>) given).stream().anyMatch(each -> hasKey(value, each)));
            case "hasEvery" -> Truth.of(((List<?>) given).stream().allMatch(each -> hasKey(value, each)));
            default ->
                elements(value, element -> scalars.test("StringFilter", (Map<?, ?>) given, text(element)), operator);
        };
    }

    /** What is tested of an element. */
    interface ElementTest {
        Truth of(JsonNode element);
    }

    /** Two-valued where there is a list: {@code every} has no element for which the test is not true. */
    static Truth elements(@Nullable JsonNode list, ElementTest test, String quantifier) {
        if (list == null || !list.isArray()) {
            return Truth.UNKNOWN;
        }
        List<Truth> truths = new ArrayList<>();
        list.forEach(element -> truths.add(test.of(element)));
        return switch (quantifier) {
            case "some" -> Truth.of(truths.contains(Truth.TRUE));
            case "none" -> Truth.of(!truths.contains(Truth.TRUE));
            case "every" -> Truth.of(truths.stream().allMatch(Truth.TRUE::equals));
            default -> throw new AssertionError("the oracle knows no quantifier " + quantifier);
        };
    }

    Truth length(Map<?, ?> tests, @Nullable JsonNode value) {
        Object length = value != null && value.isArray() ? java.math.BigDecimal.valueOf(value.size()) : null;
        return scalars.test("IntFilter", tests, length);
    }

    private Truth paths(List<?> paths, @Nullable JsonNode value) {
        Truth all = Truth.TRUE;
        for (Object each : paths) {
            var tests = new java.util.LinkedHashMap<Object, Object>((Map<?, ?>) each);
            evaluated.add("JsonPathFilter.path");
            JsonNode inside = JsonValue.at(value, (List<?>) Objects.requireNonNull(tests.remove("path")));
            all = all.and(test("JsonPathFilter", tests, inside));
        }
        return all;
    }

    private static @Nullable Object text(@Nullable JsonNode value) {
        return value == null ? null : value.textValue();
    }

    private static @Nullable Object number(@Nullable JsonNode value) {
        return value != null && value.isNumber() ? value.decimalValue() : null;
    }

    private static @Nullable Object bool(@Nullable JsonNode value) {
        return value != null && value.isBoolean() ? (Object) value.booleanValue() : null;
    }
}
