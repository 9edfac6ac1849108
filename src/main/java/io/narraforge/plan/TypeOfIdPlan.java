package io.narraforge.plan;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import io.narraforge.model.EntityModel;
import io.narraforge.model.Model;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Select;

/** Which type each of some ids belongs to: one statement over all tables. */
public final class TypeOfIdPlan {
    /** Followed by the type's name: each table's part has a parameter of its own, all with the same keys. */
    public static final String KEYS = "keys.";

    private TypeOfIdPlan() {}

    /** A row for each id that exists: the type's name, the id. */
    public static SqlStatement statement(Model model) {
        return SqlText.of(model.entities().stream()
                .map(TypeOfIdPlan::idsOf)
                .reduce(Select::unionAll)
                .orElseThrow());
    }

    @SuppressWarnings("unchecked") // ids are UUIDs: the binding checked it
    private static Select<Record2<String, UUID>> idsOf(EntityModel entity) {
        var id = (Field<UUID>) entity.id().column();
        return select(inline(entity.typeName()), id)
                .from(entity.table())
                .where(id.eq(any(SqlText.uuidArray(KEYS + entity.typeName()))));
    }
}
