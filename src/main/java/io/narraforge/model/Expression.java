package io.narraforge.model;

import org.jooq.Field;
import org.jooq.Table;

/**
 * A value that SQL computes for each row of an entity. Its Java type tells which scalar serves it: a jsonb array of
 * strings serves a list of strings.
 */
@FunctionalInterface
public interface Expression {

    /** The value in a row of {@code table}, the entity's own or an alias of it; without parameters. */
    Field<?> on(Table<?> table);

    /** A column of {@code table}, which may be an alias, found by its name. */
    static <T> Field<T> column(Table<?> table, Field<T> column) {
        Field<T> found = table.field(column);
        if (found == null) {
            throw new IllegalArgumentException(table + " has no column " + column.getName());
        }
        return found;
    }
}
