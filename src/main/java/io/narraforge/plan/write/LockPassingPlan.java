package io.narraforge.plan.write;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.model.ValueKind;
import io.narraforge.plan.SqlStatement;
import io.narraforge.plan.SqlText;
import io.narraforge.plan.filter.Filter;
import io.narraforge.plan.filter.FilterToCondition;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows that pass a filter and locks them, like {@link LockPlan} in the order of the ids; no more of them than
 * the parameter {@link #LIMIT} says. As data: equal plans have the same SQL text.
 *
 * @param filter null where every row passes
 */
public record LockPassingPlan(
        EntityModel entity,
        List<Attribute> columns,
        @Nullable Filter filter,
        RowLock lock) {
    public static final String LIMIT = "limit";

    /** A row for each that passes: the columns. The values of the filter are parameters, too. */
    @SuppressWarnings("unchecked") // ids are UUIDs: the binding checked it; the limit is of its kind
    public SqlStatement statement() {
        var id = (Field<UUID>) entity.id().column();
        var limit = (Field<Long>) SqlText.parameter(LIMIT, ValueKind.LONG);
        var rows = select(columns.stream().map(Attribute::selected).toList())
                .from(entity.table())
                .where(passing())
                .orderBy(id)
                .limit(limit);
        SqlStatement statement = SqlText.of(lock.on(rows));
        return filter != null && filter.dependsOnValues() ? statement.toPlanWithValues() : statement;
    }

    private Condition passing() {
        return filter == null ? noCondition() : FilterToCondition.of(filter, entity.table());
    }
}
