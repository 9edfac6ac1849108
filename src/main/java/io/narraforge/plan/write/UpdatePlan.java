package io.narraforge.plan.write;

import static org.jooq.impl.DSL.update;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.plan.SqlStatement;
import io.narraforge.plan.SqlText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Changes of rows, each with its own values for the same columns; as data: equal plans have the same SQL text.
 *
 * @param changed the columns that get a value
 * @param returning what is read back of the rows
 */
public record UpdatePlan(EntityModel entity, List<Attribute> changed, List<Attribute> returning) {

    /** A row for each row that was changed, in any order: the columns of {@code returning}. */
    @SuppressWarnings("unchecked") // ids are UUIDs: the binding checked it
    public SqlStatement statement() {
        var input = new InputTable(columns());
        Map<Field<?>, Field<?>> values = new LinkedHashMap<>();
        changed.forEach(column -> values.put(column.column(), input.value(column)));
        return SqlText.of(update(entity.table())
                .set(values)
                .from(input.rows())
                .where(((Field<UUID>) entity.id().column()).eq((Field<UUID>) input.value(entity.id())))
                .returningResult(returning.stream().map(Attribute::selected).toList()));
    }

    /** The values of a parameter. */
    public List<@Nullable String> values(String parameter, List<InputRow> rows) {
        return InputTable.valuesOf(parameter, columns(), rows);
    }

    private List<Attribute> columns() {
        return Stream.concat(Stream.of(entity.id()), changed.stream()).toList();
    }
}
