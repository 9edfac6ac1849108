package io.narraforge.model;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jooq.JSONB;

/** What a column's value is to a client: an SDL scalar, or {@link #ENUM}, and the Java type jOOQ gives its column. */
public enum ValueKind {
    ID("ID", UUID.class),
    TEXT("String", String.class),
    INT("Int", Integer.class),
    LONG("Long", Long.class),
    FLOAT("Float", Double.class),
    DECIMAL("Decimal", BigDecimal.class),
    BOOLEAN("Boolean", Boolean.class),
    DATE_TIME("DateTime", OffsetDateTime.class),
    JSON("JSON", JSONB.class),
    /** A closed vocabulary: lower-case text in the column, an upper-case name in the SDL. */
    ENUM("", String.class);

    private final String scalar;
    private final Class<?> columnType;

    ValueKind(String scalar, Class<?> columnType) {
        this.scalar = scalar;
        this.columnType = columnType;
    }

    public static Optional<ValueKind> ofScalar(String typeName) {
        return Arrays.stream(values())
                .filter(kind -> kind != ENUM && kind.scalar.equals(typeName))
                .findFirst();
    }

    /** The SDL scalar; empty for {@link #ENUM}. */
    public String scalar() {
        return scalar;
    }

    static Optional<ValueKind> ofColumn(Class<?> columnType) {
        return Arrays.stream(values())
                .filter(kind -> kind.columnType == columnType)
                .findFirst();
    }

    public boolean matches(Class<?> type) {
        return columnType == type;
    }

    /** Whether values are ordered under the contract's collation. */
    public boolean isText() {
        return this == TEXT || this == ENUM;
    }

    /** Whether rows can be ordered by a column of this kind. */
    public boolean isOrderable() {
        return this != JSON;
    }

    /** Whether values can be summed. */
    public boolean isNumeric() {
        return switch (this) {
            case INT, LONG, FLOAT, DECIMAL -> true;
            case ID, TEXT, BOOLEAN, DATE_TIME, JSON, ENUM -> false;
        };
    }
}
