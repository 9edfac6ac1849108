package io.narraforge.plan.filter;

import io.narraforge.model.ValueKind;
import io.narraforge.plan.Place;
import io.narraforge.plan.ValueText;
import io.narraforge.plan.value.Operand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the filter inputs of scalars and enums: each test compares one operand. */
final class ScalarTests {
    private static final String IGNORE_CASE = "ignoreCase";

    private final Parameters parameters;

    ScalarTests(Parameters parameters) {
        this.parameters = parameters;
    }

    Filter read(Operand operand, Object given, Place place) {
        return read(operand, given, place, false);
    }

    /** Ids inside JSON are text and may be written in capitals. */
    Filter readIgnoringCase(Operand operand, Object given, Place place) {
        return read(operand, given, place, true);
    }

    private Filter read(Operand operand, Object given, Place place, boolean alwaysIgnoreCase) {
        Map<Object, Object> tests = new HashMap<>((Map<?, ?>) given);
        boolean ignoreCase = alwaysIgnoreCase || Boolean.TRUE.equals(tests.get(IGNORE_CASE));
        // A null stays, and is refused with the others.
        if (tests.get(IGNORE_CASE) != null) {
            tests.remove(IGNORE_CASE);
        }
        return Tests.read(tests, place, "{eq: …}", (name, value, at) -> test(operand, name, value, at, ignoreCase));
    }

    private Filter test(Operand operand, String name, Object value, Place place, boolean ignoreCase) {
        parameters.countTest(place);
        return switch (name) {
            case "isNull" -> missing(operand, value);
            case "eq" -> compare(operand, Comparison.EQ, value, place, ignoreCase);
            case "ne" -> compare(operand, Comparison.NE, value, place, ignoreCase);
            case "gt" -> compare(operand, Comparison.GT, value, place, ignoreCase);
            case "gte" -> compare(operand, Comparison.GTE, value, place, ignoreCase);
            case "lt" -> compare(operand, Comparison.LT, value, place, ignoreCase);
            case "lte" -> compare(operand, Comparison.LTE, value, place, ignoreCase);
            case "in" -> compare(operand, Comparison.IN, value, place, ignoreCase);
            case "notIn" -> compare(operand, Comparison.NOT_IN, value, place, ignoreCase);
            default -> like(operand, pattern(name, ValueText.of(ValueKind.TEXT, value, place), place), ignoreCase);
        };
    }

    private static Filter missing(Operand operand, Object isNull) {
        Filter missing = new Filter.Missing(operand);
        return isNull.equals(true) ? missing : new Filter.Not(missing);
    }

    private Filter compare(Operand operand, Comparison comparison, Object value, Place place, boolean ignoreCase) {
        if (value instanceof List<?> list && list.isEmpty()) {
            return new Filter.Settled(operand, comparison == Comparison.NOT_IN);
        }
        Object text = comparison.takesList()
                ? texts(operand.kind(), (List<?>) value, place)
                : ValueText.of(operand.kind(), value, place);
        return new Filter.Compare(operand, comparison, ignoreCase, parameters.add(text));
    }

    private static List<String> texts(ValueKind kind, List<?> values, Place place) {
        var texts = new ArrayList<String>(values.size());
        for (int i = 0; i < values.size(); i++) {
            texts.add(ValueText.of(kind, values.get(i), place.at(i)));
        }
        return texts;
    }

    private Filter like(Operand operand, String pattern, boolean ignoreCase) {
        return new Filter.Compare(operand, Comparison.LIKE, ignoreCase, parameters.add(pattern));
    }

    private static String pattern(String name, String text, Place place) {
        return switch (name) {
            case "contains" -> "%" + literal(text) + "%";
            case "startsWith" -> literal(text) + "%";
            case "endsWith" -> "%" + literal(text);
            case "like" -> complete(text, place);
            default -> throw new IllegalStateException("the contract has a test that nobody reads: " + name);
        };
    }

    /** Wildcards of LIKE stand for themselves. */
    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** 22025: a pattern must not end in the middle of an escape. */
    private static String complete(String pattern, Place place) {
        int backslashes = 0;
        while (backslashes < pattern.length() && pattern.charAt(pattern.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        if (backslashes % 2 == 1) {
            throw place.refuse("ends with a single backslash, which escapes nothing; write \\\\ for a backslash");
        }
        return pattern;
    }
}
