package io.narraforge.plan.sort;

import io.narraforge.model.Attribute;
import io.narraforge.plan.SqlText;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.Table;

/** One key of an order. */
public record SortKey(Attribute attribute, Direction direction, NullsOrder nulls) {

    public SortKey(Attribute attribute, Direction direction) {
        this(attribute, direction, NullsOrder.defaultFor(direction));
    }

    SortKey reversed() {
        return new SortKey(attribute, direction.reversed(), nulls.reversed());
    }

    /** The column of {@code table}, or of an alias of it, as it is ordered. */
    Field<?> columnOf(Table<?> table) {
        return SqlText.comparable(attribute.on(table), attribute);
    }

    SortField<?> orderBy(Table<?> table) {
        SortField<?> sorted = direction == Direction.ASC
                ? columnOf(table).asc()
                : columnOf(table).desc();
        // Said only where it differs from PostgreSQL's default: the plain form is the one that an index matches.
        if (!attribute.nullable() || nulls == NullsOrder.defaultFor(direction)) {
            return sorted;
        }
        return nulls == NullsOrder.FIRST ? sorted.nullsFirst() : sorted.nullsLast();
    }
}
