package io.narraforge.plan.sort;

import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.row;

import io.narraforge.plan.SqlText;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;

/**
 * The condition "comes after this position" of an order, null-safe. Total: a position with a null in any place has
 * exactly the rows after it that {@code ORDER BY} would put there.
 */
public final class Seek {
    private final SortOrder order;
    private final Table<?> table;
    private final String parameterPrefix;
    private final List<Boolean> nullPattern;
    private int parameters;

    private Seek(SortOrder order, Table<?> table, String parameterPrefix, List<Boolean> nullPattern) {
        this.order = order;
        this.table = table;
        this.parameterPrefix = parameterPrefix;
        this.nullPattern = nullPattern;
    }

    /**
     * Rows of {@code table} that come after a position.
     *
     * @param nullPattern for each key, whether the position's value is null
     * @param parameterPrefix parameters are named {@code prefix.key.occurrence}, for instance {@code after.0.1}
     */
    public static Condition after(SortOrder order, Table<?> table, String parameterPrefix, List<Boolean> nullPattern) {
        var seek = new Seek(order, table, parameterPrefix, nullPattern);
        return seek.isRowComparable() ? seek.compareRows() : seek.compareFrom(0);
    }

    /** The key whose value the parameter stands for. */
    public static int keyOf(String parameterName) {
        return Integer.parseInt(parameterName.split("\\.", -1)[1]);
    }

    /** One row comparison is what an index scan can start from; it knows neither nulls nor mixed directions. */
    private boolean isRowComparable() {
        Direction direction = order.keys().getFirst().direction();
        return order.keys().stream()
                .allMatch(key -> key.direction() == direction && !key.operand().nullable());
    }

    private Condition compareRows() {
        List<Field<?>> columns = new ArrayList<>();
        List<Field<?>> position = new ArrayList<>();
        for (int i = 0; i < order.keys().size(); i++) {
            columns.add(order.keys().get(i).columnOf(table));
            position.add(parameter(i));
        }
        return order.keys().getFirst().direction() == Direction.ASC
                ? row(columns).gt(row(position))
                : row(columns).lt(row(position));
    }

    private Condition compareFrom(int index) {
        boolean isLast = index == order.keys().size() - 1;
        return isLast ? beyond(index) : or(beyond(index), and(equal(index), compareFrom(index + 1)));
    }

    @SuppressWarnings("unchecked") // both sides are of the attribute's type
    private Condition beyond(int index) {
        SortKey key = order.keys().get(index);
        Field<Object> column = (Field<Object>) key.columnOf(table);
        if (nullPattern.get(index)) {
            return key.nulls() == NullsOrder.FIRST ? column.isNotNull() : falseCondition();
        }
        Field<Object> value = (Field<Object>) parameter(index);
        Condition beyond = key.direction() == Direction.ASC ? column.gt(value) : column.lt(value);
        boolean nullsFollow = key.operand().nullable() && key.nulls() == NullsOrder.LAST;
        return nullsFollow ? beyond.or(column.isNull()) : beyond;
    }

    @SuppressWarnings("unchecked") // both sides are of the attribute's type
    private Condition equal(int index) {
        Field<Object> column = (Field<Object>) order.keys().get(index).columnOf(table);
        return nullPattern.get(index) ? column.isNull() : column.eq((Field<Object>) parameter(index));
    }

    private Field<?> parameter(int index) {
        String name = parameterPrefix + "." + index + "." + parameters++;
        return SqlText.parameter(name, order.keys().get(index).operand().kind());
    }
}
