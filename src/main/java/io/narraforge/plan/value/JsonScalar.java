package io.narraforge.plan.value;

import io.narraforge.model.ValueKind;
import java.math.BigDecimal;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** As what a JSON value is read. Typed views of JSON read the same values as null that are absent here. */
public enum JsonScalar {
    STRING("string", ValueKind.TEXT),
    NUMBER("number", ValueKind.DECIMAL),
    BOOLEAN("boolean", ValueKind.BOOLEAN),
    /** A number that is written without a fraction and fits {@code Int}. */
    WHOLE_NUMBER("number", ValueKind.DECIMAL),
    /** A number that a double holds. */
    FLOAT("number", ValueKind.DECIMAL);

    private static final BigDecimal MAX_FLOAT = BigDecimal.valueOf(Double.MAX_VALUE);

    private final String jsonType;
    private final ValueKind kind;

    JsonScalar(String jsonType, ValueKind kind) {
        this.jsonType = jsonType;
        this.kind = kind;
    }

    ValueKind kind() {
        return kind;
    }

    /** As a field of that kind in a typed view reads it. */
    public static JsonScalar of(ValueKind kind) {
        return switch (kind) {
            case TEXT, ID, DATE_TIME, ENUM -> STRING;
            case INT -> WHOLE_NUMBER;
            case FLOAT -> FLOAT;
            case LONG, DECIMAL -> NUMBER;
            case BOOLEAN -> BOOLEAN;
            case JSON -> throw new IllegalArgumentException("JSON is no scalar");
        };
    }

    Field<?> of(JsonPlace place, Table<?> table) {
        Field<JSONB> value = place.on(table);
        Condition typed = place.isOfType(table, jsonType);
        return switch (this) {
            case STRING -> DSL.when(typed, DSL.field("{0} #>> '{}'", SQLDataType.VARCHAR, value));
            case BOOLEAN -> DSL.when(typed, value.cast(SQLDataType.BOOLEAN));
            case NUMBER -> DSL.when(typed, value.cast(SQLDataType.NUMERIC));
            case WHOLE_NUMBER -> DSL.when(typed, whole(value.cast(SQLDataType.NUMERIC)));
            case FLOAT -> DSL.when(typed, held(value.cast(SQLDataType.NUMERIC)));
        };
    }

    /** A CASE inside the other's branch: the cast is never reached for another type. */
    private static Field<BigDecimal> whole(Field<BigDecimal> number) {
        return DSL.when(
                DSL.function("scale", SQLDataType.INTEGER, number)
                        .eq(DSL.inline(0))
                        .and(number.between(
                                DSL.inline(BigDecimal.valueOf(Integer.MIN_VALUE)),
                                DSL.inline(BigDecimal.valueOf(Integer.MAX_VALUE)))),
                number);
    }

    private static Field<BigDecimal> held(Field<BigDecimal> number) {
        return DSL.when(number.between(DSL.inline(MAX_FLOAT.negate()), DSL.inline(MAX_FLOAT)), number);
    }
}
