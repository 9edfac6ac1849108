package io.narraforge.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes rows in the text format of PostgreSQL's COPY: tabs between values, {@code \N} for null, a line feed at the end. */
final class CopyText {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final StringBuilder text = new StringBuilder();

    void append(@Nullable Object... values) {
        for (int index = 0; index < values.length; index++) {
            if (index > 0) {
                text.append('\t');
            }
            appendValue(values[index]);
        }
        text.append('\n');
    }

    private void appendValue(@Nullable Object value) {
        switch (value) {
            case null -> text.append("\\N");
            case Map<?, ?> object -> appendEscaped(json(object));
            case List<?> array -> appendEscaped(json(array));
            case BigDecimal number -> text.append(number.toPlainString());
            // Boolean, Integer, UUID and Instant write themselves in a form that PostgreSQL reads, whatever the locale.
            default -> appendEscaped(value.toString());
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("maps, lists, strings and numbers are always JSON", impossible);
        }
    }

    private void appendEscaped(String value) {
        for (int index = 0; index < value.length(); index++) {
            char letter = value.charAt(index);
            switch (letter) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(letter);
            }
        }
    }

    int length() {
        return text.length();
    }

    /** What was written since the last call. */
    String take() {
        String taken = text.toString();
        text.setLength(0);
        return taken;
    }
}
