package io.narraforge.plan.write;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.deleteFrom;

import io.narraforge.model.EntityModel;
import io.narraforge.plan.SqlStatement;
import io.narraforge.plan.SqlText;
import java.util.UUID;
import org.jooq.Field;

/** Deletes rows by their ids; as data: equal plans have the same SQL text. What becomes of related rows, their tables say. */
public record DeletePlan(EntityModel entity) {
    public static final String KEYS = "keys";

    /** A row for each that was deleted, in any order: its id. */
    @SuppressWarnings("unchecked") // ids are UUIDs: the binding checked it
    public SqlStatement statement() {
        var id = (Field<UUID>) entity.id().column();
        return SqlText.of(deleteFrom(entity.table())
                .where(id.eq(any(SqlText.uuidArray(KEYS))))
                .returningResult(id));
    }
}
