package io.narraforge.plan.write;

import static org.jooq.impl.DSL.select;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.plan.SqlStatement;
import io.narraforge.plan.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;

/** The rows that have some values together, locked until the transaction ends. */
public record RowsByKeyPlan(EntityModel entity, List<Attribute> key) {
    private static final String PREFIX = "key.";

    /** The ids, as text. */
    public SqlStatement statement() {
        var conditions = new ArrayList<Condition>();
        for (int i = 0; i < key.size(); i++) {
            conditions.add(isEqual(
                    key.get(i).column(),
                    SqlText.parameter(PREFIX + i, key.get(i).kind())));
        }
        Field<?> id = entity.id().column();
        var rows = select(id).from(entity.table()).where(conditions).orderBy(id);
        return SqlText.of(RowLock.NO_KEY_UPDATE.on(rows));
    }

    @SuppressWarnings("unchecked") // the parameter is cast to the type of the column
    private static Condition isEqual(Field<?> column, Field<?> value) {
        return ((Field<Object>) column).eq((Field<Object>) value);
    }

    /** The value of a parameter. */
    public String value(String parameter, InputRow row) {
        Attribute attribute = key.get(Integer.parseInt(parameter.substring(PREFIX.length())));
        return Objects.requireNonNull(row.values().get(attribute));
    }
}
