package io.narraforge.document;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/**
 * How much room a value takes: without it a patch that copies its document into itself could double it with each
 * operation.
 *
 * @param depth levels of objects and lists, none for a plain value
 * @param characters about as many as its text has
 */
record Extent(int depth, long characters) {

    static Extent of(JsonValue value) {
        return switch (value) {
            case JsonObject object -> ofObject(object);
            case JsonArray array -> ofArray(array);
            case JsonString string -> new Extent(0, string.getChars().length() + 2L);
            case JsonNumber number -> new Extent(0, number.toString().length());
            default -> new Extent(0, "false".length());
        };
    }

    private static Extent ofObject(JsonObject object) {
        int depth = 0;
        long characters = 2;
        for (var entry : object.entrySet()) {
            Extent inner = of(entry.getValue());
            depth = Math.max(depth, inner.depth);
            characters += inner.characters + entry.getKey().length() + 4L;
        }
        return new Extent(depth + 1, characters);
    }

    private static Extent ofArray(JsonArray array) {
        int depth = 0;
        long characters = 2;
        for (JsonValue element : array) {
            Extent inner = of(element);
            depth = Math.max(depth, inner.depth);
            characters += inner.characters + 1;
        }
        return new Extent(depth + 1, characters);
    }
}
