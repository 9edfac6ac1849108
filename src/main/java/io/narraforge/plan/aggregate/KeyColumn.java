package io.narraforge.plan.aggregate;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.table;

import io.narraforge.model.Attribute;
import io.narraforge.model.ValueKind;
import io.narraforge.plan.value.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * A key of groups in a statement. What is not a column as it stands is computed once, in a lateral table of its own:
 * PostgreSQL does not always see that an expression in SELECT is the one in GROUP BY.
 *
 * @param join joins what the key needs to the table of the rows
 */
record KeyColumn(GroupKey key, Field<?> value, UnaryOperator<Table<?>> join) {
    private static final String VALUE = "value";

    static List<KeyColumn> all(List<GroupKey> keys, Table<?> table) {
        var columns = new ArrayList<KeyColumn>();
        for (GroupKey key : keys) {
            columns.add(of(key, table, "by_" + columns.size()));
        }
        return columns;
    }

    /** The table, with what its rows are grouped by. */
    static Table<?> joined(Table<?> table, List<KeyColumn> keys) {
        Table<?> joined = table;
        for (KeyColumn key : keys) {
            joined = key.join().apply(joined);
        }
        return joined;
    }

    private static KeyColumn of(GroupKey key, Table<?> table, String alias) {
        return switch (key) {
            case GroupKey.Value(var operand)
            when isColumn(operand) -> new KeyColumn(key, operand.on(table), UnaryOperator.identity());
            case GroupKey.Value(Operand.Linked linked)
            when isColumn(linked.inner()) -> linked(key, linked, table, alias);
            case GroupKey.Value(var operand) ->
                computed(key, select(oneForm(operand, table).as(VALUE)), alias);
            case GroupKey.Element(var list) -> computed(key, elements(list, table), alias);
        };
    }

    private static boolean isColumn(Operand operand) {
        return operand instanceof Operand.Of(var attribute)
                && attribute.expression() == null
                && attribute.kind() != ValueKind.DECIMAL;
    }

    /** The whole table is read: a join, which adds no row for an id, costs less than a look at each row's own. */
    private static KeyColumn linked(GroupKey key, Operand.Linked linked, Table<?> table, String alias) {
        Table<?> row = linked.target().table().as(alias);
        Condition isNamed = linked.isNamed(row, table);
        return new KeyColumn(
                key, linked.inner().on(row), rows -> rows.leftJoin(row).on(isNamed));
    }

    private static KeyColumn computed(GroupKey key, Select<?> values, String alias) {
        Table<?> computed = lateral(values.asTable(alias));
        return new KeyColumn(key, field(name(alias, VALUE)), rows -> rows.crossJoin(computed));
    }

    /** 0.1 and 0.10 are equal and so one group: which of them its key is must not depend on the order of reading. */
    private static Field<?> oneForm(Operand operand, Table<?> table) {
        Field<?> value = operand.on(table);
        return operand.kind() == ValueKind.DECIMAL ? function("trim_scale", SQLDataType.NUMERIC, value) : value;
    }

    private static Select<?> elements(Attribute list, Table<?> table) {
        Table<?> elements =
                table("jsonb_array_elements_text({0})", list.on(table)).as("element", VALUE);
        return selectDistinct(field(name("element", VALUE), SQLDataType.VARCHAR))
                .from(elements);
    }
}
