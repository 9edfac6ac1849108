package io.narraforge.plan.sort;

import io.narraforge.plan.SqlText;
import io.narraforge.plan.value.Operand;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.Table;

/** One key of an order. */
public record SortKey(Operand operand, Direction direction, NullsOrder nulls) {

    public SortKey(Operand operand, Direction direction) {
        this(operand, direction, NullsOrder.defaultFor(direction));
    }

    SortKey reversed() {
        return new SortKey(operand, direction.reversed(), nulls.reversed());
    }

    /** The column of {@code table}, or of an alias of it, as it is ordered. */
    Field<?> columnOf(Table<?> table) {
        return SqlText.comparable(operand.on(table), operand.kind());
    }

    SortField<?> orderBy(Table<?> table) {
        return new Way(direction, nulls).sort(columnOf(table), operand.nullable());
    }
}
