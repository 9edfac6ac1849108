package io.narraforge.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.narraforge.model.JsonShape;
import io.narraforge.model.ValueKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as text and as values: stored JSON is read for typed views, where what is of another type than the contract's is
 * null, and values of the scalar {@code JSON} are written.
 */
public final class JsonValues {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    // What the database holds was accepted once; only the database limits it.
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(Integer.MAX_VALUE)
                            .maxStringLength(Integer.MAX_VALUE)
                            .maxNumberLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            // Through a double a number would lose digits.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonValues() {}

    /** An object of a stored list, with the row that it belongs to. */
    public record Element(JsonNode json, Row owner) {}

    static List<@Nullable String> strings(RawJson stored) {
        var strings = new ArrayList<@Nullable String>();
        parse(stored).forEach(element -> strings.add(element.textValue()));
        return strings;
    }

    static List<Element> elements(RawJson stored, Row owner) {
        var elements = new ArrayList<Element>();
        parse(stored).forEach(element -> elements.add(new Element(element, owner)));
        return elements;
    }

    static @Nullable Object read(JsonNode object, JsonShape.JsonKey key) {
        JsonNode value = object.get(key.key());
        if (value == null) {
            return null;
        }
        if (!key.list()) {
            return scalar(value, key.kind());
        }
        if (!value.isArray()) {
            return null;
        }
        var list = new ArrayList<Object>();
        for (JsonNode element : value) {
            Object scalar = scalar(element, key.kind());
            if (scalar == null) {
                return null;
            }
            list.add(scalar);
        }
        return list;
    }

    private static @Nullable Object scalar(JsonNode value, ValueKind kind) {
        return switch (kind) {
            case TEXT, ID, DATE_TIME, ENUM -> value.textValue();
            case INT -> value.isIntegralNumber() && value.canConvertToInt() ? (Object) value.intValue() : null;
            case LONG -> value.isIntegralNumber() && value.canConvertToLong() ? (Object) value.longValue() : null;
            case FLOAT ->
                value.isNumber() && Double.isFinite(value.doubleValue()) ? (Object) value.doubleValue() : null;
            case DECIMAL -> value.isNumber() ? value.decimalValue() : null;
            case BOOLEAN -> value.isBoolean() ? (Object) value.booleanValue() : null;
            case JSON -> value.isNull() ? null : new RawJson(value.toString().getBytes(StandardCharsets.UTF_8));
        };
    }

    /** A value of the scalar {@code JSON} as text. */
    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a JSON value can't be written", impossible);
        }
    }

    /** The same text for equal values, whatever the order of their keys. */
    static String writeInOrder(Object value) {
        try {
            return MAPPER.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).writeValueAsString(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a JSON value can't be written", impossible);
        }
    }

    /** A JSON list of objects. */
    static List<Map<String, Object>> readObjects(String json) {
        try {
            return MAPPER.readValue(json, new TypeReference<>() {});
        } catch (IOException broken) {
            throw new UncheckedIOException("what we wrote is no list of JSON objects", broken);
        }
    }

    /** A well-formed JSON text as a tree, with all digits of its numbers. */
    public static JsonNode parse(String json) {
        return parse(new RawJson(json.getBytes(StandardCharsets.UTF_8)));
    }

    static JsonNode parse(RawJson stored) {
        try {
            return MAPPER.readTree(stored.utf8());
        } catch (IOException broken) {
            throw new UncheckedIOException("PostgreSQL's jsonb text is no JSON", broken);
        }
    }
}
