package io.narraforge.plan.write;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.select;

import io.narraforge.model.EntityModel;
import io.narraforge.plan.SqlStatement;
import io.narraforge.plan.SqlText;
import io.narraforge.plan.filter.Filter;
import io.narraforge.plan.filter.FilterToCondition;
import java.util.UUID;
import org.jooq.Field;

/**
 * Which of some rows pass a filter, by what is committed when the statement begins: for rows that were locked by a
 * statement that had to wait, and that tested what is related to them as it was before. As data: equal plans have the
 * same SQL text.
 */
public record StillPassingPlan(EntityModel entity, Filter filter) {
    public static final String KEYS = "keys";

    /** The ids, as text, in any order. The values of the filter are parameters, too. */
    @SuppressWarnings("unchecked") // ids are UUIDs: the binding checked it
    public SqlStatement statement() {
        var id = (Field<UUID>) entity.id().column();
        SqlStatement statement = SqlText.of(select(id)
                .from(entity.table())
                .where(id.eq(any(SqlText.uuidArray(KEYS))), FilterToCondition.of(filter, entity.table())));
        return filter.dependsOnValues() ? statement.toPlanWithValues() : statement;
    }
}
