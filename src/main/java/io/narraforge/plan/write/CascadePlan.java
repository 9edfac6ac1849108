package io.narraforge.plan.write;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;

import io.narraforge.model.Attribute;
import io.narraforge.model.Conventions;
import io.narraforge.model.EntityModel;
import io.narraforge.model.FieldSource;
import io.narraforge.model.Model;
import io.narraforge.plan.SqlStatement;
import io.narraforge.plan.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;

/**
 * Counts, and locks, the rows whose foreign keys name rows of an entity: what goes with those rows when they are deleted,
 * and what stays without them. Of what depends on those in turn it knows nothing.
 */
public record CascadePlan(List<Relation> relations, RowLock lock) {
    private static final String KEYS = "keys.";

    /**
     * The rows that name a row of the entity in one foreign key.
     *
     * @param label the field of the answer that counts them
     */
    public record Relation(String label, EntityModel target, Attribute foreignKey) {
        private static Relation of(Model model, String field, FieldSource.ToMany toMany) {
            return new Relation(
                    toMany.isOwning() ? field : Conventions.keptOf(field),
                    model.entity(toMany.targetType()),
                    toMany.foreignKey());
        }
    }

    public static CascadePlan of(Model model, EntityModel entity, RowLock lock) {
        return new CascadePlan(
                entity.fields(FieldSource.ToMany.class)
                        .map(relation -> Relation.of(model, relation.getKey(), relation.getValue()))
                        .toList(),
                lock);
    }

    /** One row: the count of each relation, in order. Every parameter holds the ids. */
    @SuppressWarnings("unchecked") // keys are UUIDs: the binding checked it
    public SqlStatement statement() {
        var counts = new ArrayList<Field<Integer>>();
        for (int i = 0; i < relations.size(); i++) {
            Relation relation = relations.get(i);
            var foreignKey = (Field<UUID>) relation.foreignKey().column();
            var id = (Field<UUID>) relation.target().id().column();
            var related = select(id)
                    .from(relation.target().table())
                    .where(foreignKey.eq(any(SqlText.uuidArray(KEYS + i))))
                    .orderBy(id);
            counts.add(field(selectCount().from(lock.on(related).asTable("related"))));
        }
        return SqlText.of(select(counts));
    }
}
