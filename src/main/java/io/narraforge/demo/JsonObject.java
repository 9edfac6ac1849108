package io.narraforge.demo;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A JSON object in the making: keys in the order given. */
final class JsonObject {
    private final Map<String, Object> entries = new LinkedHashMap<>();

    static JsonObject of(String key, Object value) {
        return new JsonObject().with(key, value);
    }

    JsonObject with(String key, Object value) {
        entries.put(key, value);
        return this;
    }

    Map<String, Object> value() {
        return Collections.unmodifiableMap(entries);
    }
}
