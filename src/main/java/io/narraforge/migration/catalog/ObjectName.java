package io.narraforge.migration.catalog;

import java.util.Comparator;

/**
 * Names an object within its schema.
 *
 * @param name as the catalog has it, unquoted; of a function as it is called in DDL, {@code canonical_json(jsonb)}
 */
public record ObjectName(ObjectKind kind, String name) implements Comparable<ObjectName> {
    private static final Comparator<ObjectName> ORDER =
            Comparator.comparing(ObjectName::kind).thenComparing(ObjectName::name);

    @Override
    public int compareTo(ObjectName other) {
        return ORDER.compare(this, other);
    }

    /** For a sentence: {@code table jobs}. */
    @Override
    public String toString() {
        return kind.inWords() + " " + name;
    }
}
