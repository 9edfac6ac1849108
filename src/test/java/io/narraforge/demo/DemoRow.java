package io.narraforge.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A row by column; a column that is null is absent. */
record DemoRow(Map<String, Object> values) {

    boolean has(String column) {
        return values.containsKey(column);
    }

    Object value(String column) {
        return Objects.requireNonNull(values.get(column), column);
    }

    String text(String column) {
        return value(column).toString();
    }

    BigDecimal decimal(String column) {
        return new BigDecimal(text(column));
    }

    Instant instant(String column) {
        return Instant.parse(text(column));
    }

    List<?> list(String column) {
        return (List<?>) value(column);
    }

    List<String> strings(String column) {
        return list(column).stream().map(String.class::cast).toList();
    }

    List<Map<String, Object>> objects(String column) {
        return list(column).stream().map(DemoRow::object).toList();
    }

    Map<String, Object> object(String column) {
        return object(value(column));
    }

    private static Map<String, Object> object(Object value) {
        return ((Map<?, ?>) value)
                .entrySet().stream().collect(Collectors.toMap(entry -> (String) entry.getKey(), Map.Entry::getValue));
    }
}
