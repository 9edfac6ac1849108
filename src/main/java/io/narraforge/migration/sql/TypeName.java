package io.narraforge.migration.sql;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A data type by the name that PostgreSQL itself gives it.
 *
 * @param name {@code timestamp with time zone} for {@code timestamptz}
 * @param modifiers what is in parentheses: {@code 10} and {@code 2} of {@code numeric(10,2)}
 * @param dimensions of an array; 0 for none
 */
public record TypeName(String name, List<String> modifiers, int dimensions) {
    public TypeName {
        modifiers = List.copyOf(modifiers);
    }

    /** A type without modifiers. */
    public static TypeName of(String name) {
        return new TypeName(name, List.of(), 0);
    }

    /** Whether it is that type, whatever its modifiers, and no array. */
    public boolean is(String other) {
        return dimensions == 0 && name.equals(other);
    }

    @Override
    public String toString() {
        String inside = modifiers.stream().collect(Collectors.joining(",", "(", ")"));
        return name + (modifiers.isEmpty() ? "" : inside) + "[]".repeat(dimensions);
    }
}
