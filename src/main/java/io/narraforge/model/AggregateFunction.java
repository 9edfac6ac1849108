package io.narraforge.model;

import java.util.Map;
import java.util.stream.Stream;

/** What is computed from the values that a field has in many rows; a closed list. Counting rows is none of these. */
public enum AggregateFunction {
    COUNT_DISTINCT("countDistinct"),
    SUM("sum"),
    AVG("avg"),
    MIN("min"),
    MAX("max");

    private final String field;

    AggregateFunction(String field) {
        this.field = field;
    }

    /** The field of an aggregate that has this function's values. */
    public String field() {
        return field;
    }

    /** The fields it can be computed of, by name, in the contract's order. */
    public Stream<Map.Entry<String, Attribute>> fieldsOf(EntityModel entity) {
        return entity.columns()
                .filter(entry -> appliesTo(entry.getValue().kind()))
                // Every row has an id of its own: counting them is counting rows.
                .filter(entry -> this != COUNT_DISTINCT || !entry.getKey().equals("id"));
    }

    private boolean appliesTo(ValueKind kind) {
        return switch (this) {
            case COUNT_DISTINCT -> kind.isOrderable();
            case SUM, AVG -> kind.isNumeric();
            case MIN, MAX -> kind.isNumeric() || kind == ValueKind.DATE_TIME;
        };
    }

    /** The kind of the result for values of a kind that it applies to. */
    public ValueKind resultOf(ValueKind kind) {
        return switch (this) {
            case COUNT_DISTINCT -> ValueKind.INT;
            case SUM -> kind == ValueKind.INT ? ValueKind.LONG : exact(kind);
            case AVG -> exact(kind);
            case MIN, MAX -> kind;
        };
    }

    /** As PostgreSQL does it: numeric for all whole numbers, so that nothing overflows; floats stay floats. */
    private static ValueKind exact(ValueKind kind) {
        return kind == ValueKind.FLOAT ? ValueKind.FLOAT : ValueKind.DECIMAL;
    }
}
