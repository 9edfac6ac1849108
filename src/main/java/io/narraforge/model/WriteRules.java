package io.narraforge.model;

import java.util.HashSet;
import java.util.Set;

/**
 * What convention cannot know about writing, declared by features; coordinates as in {@link Declarations}.
 *
 * @param kept fields that only the server writes
 * @param filled fields that the database gives a value when a new row has none, without a default that a catalog shows
 */
public record WriteRules(Set<String> kept, Set<String> filled) {

    public static WriteRules none() {
        return new WriteRules(Set.of(), Set.of());
    }

    /** Only fields that the server writes. */
    public static WriteRules keeping(String... coordinates) {
        return new WriteRules(Set.of(coordinates), Set.of());
    }

    /** Only fields that the database fills. */
    public static WriteRules filling(String... coordinates) {
        return new WriteRules(Set.of(), Set.of(coordinates));
    }

    WriteRules and(WriteRules other) {
        var allKept = new HashSet<>(kept);
        allKept.addAll(other.kept);
        var allFilled = new HashSet<>(filled);
        allFilled.addAll(other.filled);
        return new WriteRules(allKept, allFilled);
    }
}
