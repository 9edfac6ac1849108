package io.narraforge.plan.write;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.select;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.plan.SqlStatement;
import io.narraforge.plan.SqlText;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;

/**
 * Locks rows by their ids, always in the order of the ids, so that two who want the same rows do not wait for each other
 * in a circle.
 */
public record LockPlan(EntityModel entity, List<Attribute> columns, RowLock lock) {
    public static final String KEYS = "keys";

    /** A row for each that exists: the columns. */
    @SuppressWarnings("unchecked") // ids are UUIDs: the binding checked it
    public SqlStatement statement() {
        var id = (Field<UUID>) entity.id().column();
        var rows = select(columns.stream().map(Attribute::selected).toList())
                .from(entity.table())
                .where(id.eq(any(SqlText.uuidArray(KEYS))))
                .orderBy(id);
        return SqlText.of(lock.on(rows));
    }
}
