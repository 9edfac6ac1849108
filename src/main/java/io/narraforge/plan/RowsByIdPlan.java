package io.narraforge.plan;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.select;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;

/** Rows of one entity by their ids, in any order; as data: equal plans have the same SQL text. */
public record RowsByIdPlan(EntityModel entity, List<Attribute> columns) {
    public static final String KEYS = "keys";

    @SuppressWarnings("unchecked") // ids are UUIDs: the binding checked it
    public SqlStatement statement() {
        var id = (Field<UUID>) entity.id().column();
        return SqlText.of(select(columns.stream().map(Attribute::selected).toList())
                .from(entity.table())
                .where(id.eq(any(SqlText.uuidArray(KEYS)))));
    }
}
