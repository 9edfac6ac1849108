package io.narraforge.plan.page;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.unnest;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.model.ValueKind;
import io.narraforge.plan.SqlStatement;
import io.narraforge.plan.SqlText;
import io.narraforge.plan.filter.Filter;
import io.narraforge.plan.filter.FilterToCondition;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * How many rows a connection has in all, of one table or for each parent; as data, like {@link PagePlan}.
 *
 * @param bounded whether counting ends at the parameter {@link #LIMIT}
 */
public record CountPlan(
        EntityModel entity,
        @Nullable Filter filter,
        @Nullable Attribute parentKey,
        boolean bounded) {
    public static final String LIMIT = "limit";

    private static final Field<UUID> PARENT_ID = field(name("parent", "id"), SQLDataType.UUID);

    /** One row with the count; for parents a row each that has any: the id, then the count. */
    public SqlStatement statement() {
        SqlStatement statement = SqlText.of(parentKey == null ? countAll() : countPerParent(parentKey));
        return filter != null && filter.dependsOnValues() ? statement.toPlanWithValues() : statement;
    }

    private Query countAll() {
        return bounded
                ? selectCount().from(upToLimit(noCondition()))
                : selectCount().from(entity.table()).where(passing());
    }

    @SuppressWarnings("unchecked") // foreign keys are UUIDs: the binding checked it
    private Query countPerParent(Attribute parentColumn) {
        var key = (Field<UUID>) parentColumn.column();
        Table<?> parents = unnest(SqlText.uuidArray(PagePlan.KEYS)).as("parent", "id");
        if (bounded) {
            return select(PARENT_ID, field(selectCount().from(upToLimit(key.eq(PARENT_ID)))))
                    .from(parents);
        }
        return select(key, count())
                .from(entity.table())
                .where(key.in(select(PARENT_ID).from(parents)), passing())
                .groupBy(key);
    }

    @SuppressWarnings("unchecked") // the parameter's kind
    private Table<?> upToLimit(Condition ofParent) {
        var limit = (Field<Long>) SqlText.parameter(LIMIT, ValueKind.LONG);
        return selectOne()
                .from(entity.table())
                .where(ofParent, passing())
                .limit(limit)
                .asTable("counted");
    }

    private Condition passing() {
        return filter == null ? noCondition() : FilterToCondition.of(filter, entity.table());
    }
}
