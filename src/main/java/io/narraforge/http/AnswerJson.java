package io.narraforge.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.narraforge.engine.GraphQlAnswer;
import io.narraforge.engine.PlainObject;
import io.narraforge.engine.RawJson;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Writes answers as JSON, in the order of the selection: from the engine's maps straight to UTF-8, without a tree and
 * without text in between. Refuses values that {@link GraphQlAnswer} does not announce.
 */
final class AnswerJson {
    private final JsonFactory factory = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            // The default pool is per thread, and a virtual thread lives for one request only.
            .recyclerPool(JsonRecyclerPools.newBoundedPool(64))
            .build();

    void write(GraphQlAnswer answer, OutputStream out) throws IOException {
        try (JsonGenerator generator = factory.createGenerator(out)) {
            generator.writeStartObject();
            // GraphQL, 7.1: "it may be helpful for [errors] to appear first in the response when serialized".
            if (!answer.errors().isEmpty()) {
                generator.writeFieldName("errors");
                writeAll(answer.errors(), generator);
            }
            if (answer.outcome() == GraphQlAnswer.Outcome.EXECUTED) {
                generator.writeFieldName("data");
                writeValue(answer.data(), generator);
            }
            generator.writeEndObject();
        }
    }

    void writeError(RequestRefusedException refusal, String requestId, OutputStream out) throws IOException {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", refusal.code());
        extensions.put("requestId", requestId);
        extensions.putAll(refusal.details());
        writeError(refusal.message(), extensions, out);
    }

    void writeError(String message, Map<String, Object> extensions, OutputStream out) throws IOException {
        try (JsonGenerator generator = factory.createGenerator(out)) {
            writeValue(Map.of("errors", List.of(inOrder("message", message, "extensions", extensions))), generator);
        }
    }

    private static Map<String, Object> inOrder(String key, Object value, String laterKey, Object laterValue) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        map.put(laterKey, laterValue);
        return map;
    }

    /** Most values of an answer first; a pattern switch would be three times slower here. */
    private static void writeValue(@Nullable Object value, JsonGenerator generator) throws IOException {
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
            writeValue(object.valueAt(i), generator);
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
            writeValue(entry.getValue(), generator);
        }
        generator.writeEndObject();
    }

    private static void writeAll(Iterable<?> values, JsonGenerator generator) throws IOException {
        generator.writeStartArray();
        if (values instanceof List<?> list && values instanceof RandomAccess) {
            for (int i = 0; i < list.size(); i++) {
                writeValue(list.get(i), generator);
            }
        } else {
            for (Object value : values) {
                writeValue(value, generator);
            }
        }
        generator.writeEndArray();
    }
}
