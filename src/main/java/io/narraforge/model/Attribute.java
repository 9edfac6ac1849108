package io.narraforge.model;

import org.jooq.Field;

/**
 * One column of an entity.
 *
 * @param name the camelCase name that the contract derives from the column
 * @param slot the place of the value in a row that was read
 */
public record Attribute(String name, Field<?> column, ValueKind kind, boolean nullable, int slot) {
    // One instance a column: plans compare and hash attributes on every request, jOOQ's fields would render themselves.

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
