package io.narraforge.document;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Map;
import org.eclipse.parsson.api.JsonConfig;

/** Text to values that can be patched, and back: the order of keys and all digits of numbers are kept. */
final class JsonText {
    /** Looked up once: {@code jakarta.json.Json} searches the class path for it on every call. */
    static final JsonProvider JSON = JsonProvider.provider();

    // PostgreSQL stores numbers of 131,072 digits; Parsson takes 1,100 unless told, and 15 million characters in all.
    private static final JsonReaderFactory READERS = JSON.createReaderFactory(Map.of(
            JsonConfig.MAX_BIGDECIMAL_LEN,
            Integer.MAX_VALUE,
            JsonConfig.MAX_PARSING_LIMIT,
            Integer.MAX_VALUE,
            JsonConfig.MAX_DEPTH,
            2 * Nesting.MAX_DEPTH));

    private JsonText() {}

    /** Reads well-formed JSON. */
    static JsonValue read(String json) {
        try (JsonReader reader = READERS.createReader(new StringReader(json))) {
            return reader.readValue();
        }
    }

    /** Equal as RFC 6902 (4.6) has it: numbers by their value, objects whatever the order of their keys. */
    static boolean isSame(JsonValue one, JsonValue other) {
        if (one instanceof JsonNumber number && other instanceof JsonNumber otherNumber) {
            return number.bigDecimalValue().compareTo(otherNumber.bigDecimalValue()) == 0;
        }
        if (one instanceof JsonArray array && other instanceof JsonArray otherArray) {
            return isSame(array, otherArray);
        }
        if (one instanceof JsonObject object && other instanceof JsonObject otherObject) {
            return isSame(object, otherObject);
        }
        if (one instanceof JsonString string && other instanceof JsonString otherString) {
            return string.getString().equals(otherString.getString());
        }
        // What is left are true, false and null.
        return one.getValueType() == other.getValueType();
    }

    private static boolean isSame(JsonArray one, JsonArray other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!isSame(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(JsonObject one, JsonObject other) {
        return one.size() == other.size()
                && one.entrySet().stream().allMatch(entry -> {
                    JsonValue counterpart = other.get(entry.getKey());
                    return counterpart != null && isSame(entry.getValue(), counterpart);
                });
    }
}
