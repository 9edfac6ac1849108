package io.narraforge.server;

import graphql.language.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Draws tests of scalars and enums, with values near those that it is given. */
final class ScalarGenerator {
    private static final String IGNORE_CASE = "ignoreCase";
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private final QuestionSdl sdl;
    private final List<String> texts;
    private final Random random;

    /** @param texts those whose order is known */
    ScalarGenerator(QuestionSdl sdl, List<String> texts, Random random) {
        this.sdl = sdl;
        this.texts = texts;
        this.random = random;
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** One or two tests of the filter input. */
    Map<String, Object> draw(String type, List<Object> values) {
        Map<String, Type<?>> operators = sdl.input(type);
        List<String> names = operators.keySet().stream()
                .filter(name -> !name.equals(IGNORE_CASE))
                .toList();
        Map<String, Object> tests = new LinkedHashMap<>();
        int size = random.nextInt(5) == 0 ? 2 : 1;
        while (tests.size() < size) {
            String name = oneOf(names);
            tests.computeIfAbsent(name, unused -> argument(name, Objects.requireNonNull(operators.get(name)), values));
        }
        if (operators.containsKey(IGNORE_CASE) && random.nextInt(3) == 0) {
            tests.put(IGNORE_CASE, random.nextInt(5) > 0);
        }
        return tests;
    }

    private Object argument(String operator, Type<?> type, List<Object> values) {
        String name = QuestionSdl.base(type);
        if (!QuestionSdl.isList(type)) {
            return switch (operator) {
                case "contains", "startsWith", "endsWith" -> part(operator, text(values));
                case "like" -> pattern(text(values));
                default -> value(name, values);
            };
        }
        var list = new ArrayList<Object>();
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            list.add(value(name, values));
        }
        return list;
    }

    private Object value(String type, List<Object> values) {
        return switch (type) {
            case "String" -> text(values);
            case "ID" -> id(values);
            case "Boolean" -> random.nextBoolean();
            case "Int" -> whole(values);
            case "Long" -> (long) whole(values);
            case "Decimal" -> decimal(values);
            case "Float" -> number(values).doubleValue();
            case "DateTime" -> time(values);
            default -> oneOf(sdl.enumValues(type));
        };
    }

    String text(List<?> values) {
        List<String> known = values.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
        return known.isEmpty() || random.nextInt(6) == 0 ? oneOf(texts) : oneOf(known);
    }

    /** Now and then with the other case. */
    private String part(String operator, String text) {
        int[] points = text.codePoints().toArray();
        int length = points.length == 0 ? 0 : random.nextInt(Math.min(points.length, 4) + 1);
        int start = switch (operator) {
            case "startsWith" -> 0;
            case "endsWith" -> points.length - length;
            default -> random.nextInt(points.length - length + 1);
        };
        String part = new String(points, start, length);
        return random.nextInt(4) == 0 ? part.toUpperCase(Locale.ROOT) : part;
    }

    private String pattern(String text) {
        var pattern = new StringBuilder();
        text.codePoints().forEach(point -> {
            boolean isSpecial = point == '%' || point == '_' || point == '\\';
            switch (random.nextInt(8)) {
                case 0 -> pattern.append('_');
                case 1 -> pattern.append('%');
                case 2 ->
                    pattern.append(isSpecial ? "\\" : "").appendCodePoint(point).append('%');
                default -> pattern.append(isSpecial ? "\\" : "").appendCodePoint(point);
            }
        });
        return pattern.toString();
    }

    private String id(List<Object> values) {
        List<String> known = values.stream()
                .map(Object::toString)
                .filter(text -> text.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .toList();
        if (known.isEmpty() || random.nextInt(8) == 0) {
            return "3f2b8a52-6f0e-4d1c-9a55-0c1d2e3f4a5b";
        }
        String id = oneOf(known);
        return random.nextInt(4) == 0 ? id.toUpperCase(Locale.ROOT) : id.toLowerCase(Locale.ROOT);
    }

    private Number number(List<Object> values) {
        List<Number> known = values.stream()
                .filter(Number.class::isInstance)
                .map(Number.class::cast)
                .filter(number -> Double.isFinite(number.doubleValue()))
                .toList();
        return known.isEmpty() || random.nextInt(8) == 0
                ? oneOf(List.<Number>of(0, 1, -1, new BigDecimal("0.5"), 7))
                : oneOf(known);
    }

    private int whole(List<Object> values) {
        int near = new BigDecimal(number(values).toString())
                                .setScale(0, RoundingMode.HALF_UP)
                                .abs()
                                .compareTo(BigDecimal.valueOf(Integer.MAX_VALUE))
                        > 0
                ? Integer.MAX_VALUE
                : number(values).intValue();
        return switch (random.nextInt(10)) {
            case 0 -> near == Integer.MAX_VALUE ? near : near + 1;
            case 1 -> near == Integer.MIN_VALUE ? near : near - 1;
            case 2 -> oneOf(List.of(Integer.MAX_VALUE, Integer.MIN_VALUE));
            default -> near;
        };
    }

    /** As a number or as a string, with more zeros than needed. */
    private Object decimal(List<Object> values) {
        var near = new BigDecimal(number(values).toString());
        BigDecimal decimal = switch (random.nextInt(8)) {
            case 0 -> near.add(new BigDecimal("0.000001"));
            case 1 -> near.setScale(Math.max(near.scale(), 0) + 2);
            default -> near;
        };
        boolean isShort = decimal.precision() < 100 && Math.abs(decimal.scale()) < 100;
        return random.nextInt(4) == 0 && isShort ? decimal.toPlainString() : decimal;
    }

    /** In any offset. */
    private String time(List<Object> values) {
        List<Instant> known = values.stream()
                .filter(Instant.class::isInstance)
                .map(Instant.class::cast)
                .toList();
        Instant near = known.isEmpty() ? Instant.parse("2025-01-31T10:00:00Z") : oneOf(known);
        Instant time = switch (random.nextInt(6)) {
            case 0 -> near.plusNanos(1_000);
            case 1 -> near.minusNanos(1_000);
            default -> near;
        };
        return (time.isBefore(FIRST) || time.isAfter(LAST) ? near : time)
                .atOffset(ZoneOffset.ofHoursMinutes(oneOf(List.of(0, 2, 5)), 0))
                .toString();
    }
}
