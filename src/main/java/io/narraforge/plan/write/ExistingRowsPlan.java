package io.narraforge.plan.write;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.select;

import io.narraforge.model.EntityModel;
import io.narraforge.plan.SqlStatement;
import io.narraforge.plan.SqlText;
import java.util.UUID;
import org.jooq.Field;

/** Which of some ids exist, and go on existing until the transaction ends; locked in the order of the ids. */
public record ExistingRowsPlan(EntityModel entity) {

    /** The ids, as text. */
    @SuppressWarnings("unchecked") // ids are UUIDs: the binding checked it
    public SqlStatement statement() {
        var id = (Field<UUID>) entity.id().column();
        return SqlText.of(select(id)
                .from(entity.table())
                .where(id.eq(any(SqlText.uuidArray(LockPlan.KEYS))))
                .orderBy(id)
                .forKeyShare());
    }
}
