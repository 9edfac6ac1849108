package io.narraforge.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What convention cannot know about writing, declared by features; coordinates as in {@link Declarations}.
 *
 * @param kept fields that only the server writes
 * @param filled fields that the database gives a value when a new row has none, without a default that a catalog shows
 * @param keys by type, the fields that a client tells a node by, whether or not the table has each value once only
 */
public record WriteRules(Set<String> kept, Set<String> filled, Map<String, List<String>> keys) {

    public static WriteRules none() {
        return new WriteRules(Set.of(), Set.of(), Map.of());
    }

    /** Only fields that the server writes. */
    public static WriteRules keeping(String... coordinates) {
        return new WriteRules(Set.of(coordinates), Set.of(), Map.of());
    }

    /** Only fields that the database fills. */
    public static WriteRules filling(String... coordinates) {
        return new WriteRules(Set.of(), Set.of(coordinates), Map.of());
    }

    /** Only the fields that a client tells nodes of a type by. */
    public static WriteRules tellingApart(String typeName, String... fields) {
        return new WriteRules(Set.of(), Set.of(), Map.of(typeName, List.of(fields)));
    }

    WriteRules and(WriteRules other) {
        var allKept = new HashSet<>(kept);
        allKept.addAll(other.kept);
        var allFilled = new HashSet<>(filled);
        allFilled.addAll(other.filled);
        var allKeys = new HashMap<>(keys);
        allKeys.putAll(other.keys);
        return new WriteRules(allKept, allFilled, allKeys);
    }
}
