package io.narraforge.engine;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** The values of an answer as JSON, in the order of the selection; refuses those that {@link GraphQlAnswer} does not announce. */
public final class AnswerValues {
    private AnswerValues() {}

    /** Most values of an answer first; a pattern switch would be three times slower here. */
    public static void write(@Nullable Object value, JsonGenerator generator) throws IOException {
        if (value instanceof String text) {
            generator.writeString(text);
        } else if (value == null) {
            generator.writeNull();
        } else if (value instanceof RawJson raw) {
            generator.writeRawValue(raw);
        } else if (value instanceof PlainObject object) {
            writePlain(object, generator);
        } else if (value instanceof Map<?, ?> object) {
            writeObject(object, generator);
        } else if (value instanceof Iterable<?> values) {
            writeAll(values, generator);
        } else if (value instanceof Integer number) {
            generator.writeNumber(number);
        } else if (value instanceof Boolean bool) {
            generator.writeBoolean(bool);
        } else {
            writeRareValue(value, generator);
        }
    }

    private static void writePlain(PlainObject object, JsonGenerator generator) throws IOException {
        generator.writeStartObject();
        for (int i = 0; i < object.size(); i++) {
            generator.writeFieldName(object.keyAt(i));
            write(object.valueAt(i), generator);
        }
        generator.writeEndObject();
    }

    private static void writeRareValue(Object value, JsonGenerator generator) throws IOException {
        switch (value) {
            case Long number -> generator.writeNumber(number);
            case Double number when Double.isFinite(number) -> generator.writeNumber(number);
            // 1E+3 is a JSON number, but many readers take it for a float: all digits, no exponent.
            case BigDecimal number -> generator.writeNumber(number.toPlainString());
            case BigInteger number -> generator.writeNumber(number);
            default ->
                throw new IllegalStateException("an answer holds a value that JSON has no form for, of "
                        + value.getClass().getName());
        }
    }

    private static void writeObject(Map<?, ?> object, JsonGenerator generator) throws IOException {
        generator.writeStartObject();
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            generator.writeFieldName((String) entry.getKey());
            write(entry.getValue(), generator);
        }
        generator.writeEndObject();
    }

    private static void writeAll(Iterable<?> values, JsonGenerator generator) throws IOException {
        generator.writeStartArray();
        if (values instanceof List<?> list && values instanceof RandomAccess) {
            for (int i = 0; i < list.size(); i++) {
                write(list.get(i), generator);
            }
        } else {
            for (Object value : values) {
                write(value, generator);
            }
        }
        generator.writeEndArray();
    }
}
