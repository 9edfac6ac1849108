package io.narraforge.model;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * One value that every row of an entity has: a column, or an expression that a feature declares.
 *
 * @param name the camelCase name that the contract derives from the column
 * @param column the value in the entity's own table
 * @param typeName the contract's scalar or enum
 * @param slot the place of the value in a row that was read
 * @param expression how the value is computed; null for a column
 */
public record Attribute(
        String name,
        Field<?> column,
        ValueKind kind,
        String typeName,
        boolean nullable,
        int slot,
        @Nullable Expression expression) {
    /** As PostgreSQL's catalog writes constants: text in quotes with its type, numbers and truth values as they are. */
    private static final Pattern LITERAL = Pattern.compile("'(?<text>[^']*)'(::[a-z ]+)?|-?\\d+(\\.\\d+)?|true|false");

    /** The name of the value in a result. */
    public String label() {
        return expression == null ? column.getName() : Conventions.columnOf(name);
    }

    /** The value in a row of the entity's table, or of an alias of it. */
    public Field<?> on(Table<?> table) {
        return expression == null ? Expression.column(table, column) : expression.on(table);
    }

    /** The value in a row of the entity's own table, under its label. */
    public Field<?> selected() {
        return expression == null ? column : column.as(label());
    }

    /** Whether the database has a value for a new row that is given none. */
    public boolean hasDefault() {
        return expression == null && column.getDataType().defaulted();
    }

    /** The value that the database has for a new row, when it is the same for all rows: {@code []}, {@code 5}. */
    public Optional<String> constantDefault() {
        if (!hasDefault()) {
            return Optional.empty();
        }
        Matcher literal = LITERAL.matcher(String.valueOf(column.getDataType().defaultValue()));
        return literal.matches()
                ? Optional.of(Objects.requireNonNullElseGet(literal.group("text"), literal::group))
                : Optional.empty();
    }

    /** How many characters the column holds; empty where it sets no limit. */
    public OptionalInt maxLength() {
        DataType<?> type = column.getDataType();
        boolean limited = expression == null && type.lengthDefined();
        return limited ? OptionalInt.of(type.length()) : OptionalInt.empty();
    }

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
