package io.narraforge.server;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the filter inputs of scalars and enums mean, one value at a time. */
final class ScalarOracle {
    /** All others are those of enums. */
    private static final Set<String> BUILT_IN = Set.of(
            "IdFilter",
            "StringFilter",
            "IntFilter",
            "LongFilter",
            "DecimalFilter",
            "FloatFilter",
            "BooleanFilter",
            "DateTimeFilter");

    private final QuestionTexts texts;
    private final Set<String> evaluated;

    /** @param evaluated takes the name of each operator that was evaluated */
    ScalarOracle(QuestionTexts texts, Set<String> evaluated) {
        this.texts = texts;
        this.evaluated = evaluated;
    }

    /** @param value null where there is none, or one of another type */
    Truth test(String type, Map<?, ?> tests, @Nullable Object value) {
        boolean isLowerCase = type.equals("IdFilter") || !BUILT_IN.contains(type);
        boolean ignoresCase = Boolean.TRUE.equals(tests.get("ignoreCase"));
        Truth all = Truth.TRUE;
        for (var test : tests.entrySet()) {
            evaluated.add(type + "." + test.getKey());
            Object given = Objects.requireNonNull(test.getValue());
            all = all.and(one(String.valueOf(test.getKey()), isLowerCase ? stored(given) : given, value, ignoresCase));
        }
        return all;
    }

    private Truth one(String operator, Object given, @Nullable Object value, boolean ignoresCase) {
        if (operator.equals("ignoreCase")) {
            return Truth.TRUE;
        }
        if (operator.equals("isNull")) {
            return Truth.of(given.equals(value == null));
        }
        return value == null ? Truth.UNKNOWN : Truth.of(holds(operator, given, value, ignoresCase));
    }

    private boolean holds(String operator, Object given, Object value, boolean ignoresCase) {
        return switch (operator) {
            case "eq" -> equal(value, given, ignoresCase);
            case "ne" -> !equal(value, given, ignoresCase);
            case "in" -> ((List<?>) given).stream().anyMatch(each -> equal(value, each, ignoresCase));
            case "notIn" -> ((List<?>) given).stream().noneMatch(each -> equal(value, each, ignoresCase));
            case "gt" -> compare(value, given, ignoresCase) > 0;
            case "gte" -> compare(value, given, ignoresCase) >= 0;
            case "lt" -> compare(value, given, ignoresCase) < 0;
            case "lte" -> compare(value, given, ignoresCase) <= 0;
            case "contains" -> text(value, ignoresCase).contains(text(given, ignoresCase));
            case "startsWith" -> text(value, ignoresCase).startsWith(text(given, ignoresCase));
            case "endsWith" -> text(value, ignoresCase).endsWith(text(given, ignoresCase));
            case "like" -> isLike(text(value, ignoresCase), 0, text(given, ignoresCase), 0);
            default -> throw new AssertionError("the oracle knows no operator " + operator);
        };
    }

    private String text(Object value, boolean ignoresCase) {
        String text = (String) value;
        return ignoresCase ? texts.folded(text) : text;
    }

    private boolean equal(Object value, Object given, boolean ignoresCase) {
        return switch (value) {
            case String text -> text(text, ignoresCase).equals(text(given, ignoresCase));
            default -> compare(value, given, ignoresCase) == 0;
        };
    }

    private int compare(Object value, Object given, boolean ignoresCase) {
        return switch (value) {
            case String text -> texts.compare(text(text, ignoresCase), text(given, ignoresCase));
            case BigDecimal number -> number.compareTo(decimal(given));
            // 0.0 and -0.0 are one number to SQL.
            case Double number -> Double.compare(number + 0.0, ((Number) given).doubleValue() + 0.0);
            case Boolean bool -> bool.compareTo((Boolean) given);
            case Instant time ->
                time.compareTo(OffsetDateTime.parse(given.toString()).toInstant());
            default -> throw new AssertionError("the oracle compares no " + value.getClass());
        };
    }

    /** A double stands for its shortest text, as a client wrote it. */
    static BigDecimal decimal(Object given) {
        return new BigDecimal(given.toString());
    }

    /** LIKE over code points: {@code _} is one of them. */
    private static boolean isLike(String text, int at, String pattern, int from) {
        if (from == pattern.length()) {
            return at == text.length();
        }
        int wanted = pattern.codePointAt(from);
        int next = from + Character.charCount(wanted);
        if (wanted == '%') {
            return isLike(text, at, pattern, next)
                    || (at < text.length() && isLike(text, text.offsetByCodePoints(at, 1), pattern, from));
        }
        if (at == text.length()) {
            return false;
        }
        if (wanted == '\\') {
            wanted = pattern.codePointAt(next);
            next += Character.charCount(wanted);
        } else if (wanted == '_') {
            wanted = text.codePointAt(at);
        }
        return text.codePointAt(at) == wanted && isLike(text, text.offsetByCodePoints(at, 1), pattern, next);
    }

    /** Enum values and ids are stored in lower case. */
    static Object stored(Object given) {
        return given instanceof List<?> list
                ? list.stream().map(ScalarOracle::stored).toList()
                : given instanceof String name ? name.toLowerCase(Locale.ROOT) : given;
    }
}
