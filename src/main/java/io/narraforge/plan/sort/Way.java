package io.narraforge.plan.sort;

import java.util.Map;
import org.jooq.Field;
import org.jooq.SortField;

/** Which way values run, and where what has none stands. */
public record Way(Direction direction, NullsOrder nulls) {
    private static final String DIRECTION = "direction";
    private static final String NULLS = "nulls";

    /** As what has no way of its own runs. */
    public static final Way ASCENDING = new Way(Direction.ASC, NullsOrder.defaultFor(Direction.ASC));

    /** Reads what goes with every target of an order's input object, and leaves the targets. */
    public static Way takeOut(Map<Object, Object> given) {
        var direction = Direction.valueOf(String.valueOf(given.remove(DIRECTION)));
        Object nulls = given.remove(NULLS);
        return new Way(
                direction, nulls == null ? NullsOrder.defaultFor(direction) : NullsOrder.valueOf(nulls.toString()));
    }

    /** Orders by the value. */
    public SortField<?> sort(Field<?> value, boolean nullable) {
        SortField<?> sorted = direction == Direction.ASC ? value.asc() : value.desc();
        // Said only where it differs from PostgreSQL's default: the plain form is the one that an index matches.
        if (!nullable || nulls == NullsOrder.defaultFor(direction)) {
            return sorted;
        }
        return nulls == NullsOrder.FIRST ? sorted.nullsFirst() : sorted.nullsLast();
    }
}
