package io.narraforge.plan.page;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.unnest;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.plan.SqlStatement;
import io.narraforge.plan.SqlText;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** How many rows a connection has in all, of one table or for each parent; as data, like {@link PagePlan}. */
public record CountPlan(EntityModel entity, @Nullable Attribute parentKey) {

    /** One row with the count; for parents a row each that has any: the id, then the count. */
    public SqlStatement statement() {
        return SqlText.of(parentKey == null ? selectCount().from(entity.table()) : countPerParent(parentKey));
    }

    @SuppressWarnings("unchecked") // foreign keys are UUIDs: the binding checked it
    private Query countPerParent(Attribute parentColumn) {
        var key = (Field<UUID>) parentColumn.column();
        Table<?> parents = unnest(SqlText.uuidArray(PagePlan.KEYS)).as("parent", "id");
        return select(key, count())
                .from(entity.table())
                .where(key.in(
                        select(field(name("parent", "id"), SQLDataType.UUID)).from(parents)))
                .groupBy(key);
    }
}
