package io.narraforge.migration.sql;

import java.util.List;
import java.util.stream.Stream;

/** A column as CREATE TABLE and ADD COLUMN write it. */
public record ColumnDefinition(String name, TypeName type, List<Constraint> constraints) {
    public ColumnDefinition {
        constraints = List.copyOf(constraints);
    }

    /** Its constraints of one kind. */
    public <C extends Constraint> Stream<C> all(Class<C> kind) {
        return constraints.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** Whether it has a constraint of that kind. */
    public boolean has(Class<? extends Constraint> kind) {
        return constraints.stream().anyMatch(kind::isInstance);
    }

    /** Whether it is a serial, which is an integer with a sequence as its default. */
    public boolean isSerial() {
        return type.name().endsWith("serial");
    }

    /** Whether it takes no NULL. */
    public boolean isNotNull() {
        return has(Constraint.NotNull.class)
                || has(Constraint.Identity.class)
                || isSerial()
                || all(Constraint.Key.class).anyMatch(key -> key.kind() == Constraint.KeyKind.PRIMARY_KEY);
    }
}
