package io.narraforge.model;

import java.util.Map;

/**
 * An SDL type that is a view of JSON objects: each field reads one key. Values of another type than the field's read as
 * null.
 */
public record JsonShape(String typeName, Map<String, JsonKey> keyByField) {

    /**
     * One key of the objects.
     *
     * @param list whether the value is an array whose elements are of {@code kind}
     */
    public record JsonKey(String key, ValueKind kind, boolean list) {}
}
