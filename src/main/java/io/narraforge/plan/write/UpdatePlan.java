package io.narraforge.plan.write;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.update;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.plan.SqlStatement;
import io.narraforge.plan.SqlText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Changes of rows; as data: equal plans have the same SQL text.
 *
 * @param changed the columns that get a value of each row's own
 * @param shared the columns that get the same value in all rows, which travels once
 * @param returning what is read back of the rows
 */
public record UpdatePlan(
        EntityModel entity, List<Attribute> changed, List<Attribute> shared, List<Attribute> returning) {
    private static final String SHARED = "shared.";

    /** Rows that all give the same columns. One row shares nothing. */
    public static UpdatePlan of(EntityModel entity, List<InputRow> rows, List<Attribute> returning) {
        List<Attribute> columns = rows.getFirst().values().keySet().stream()
                .filter(column -> !column.equals(entity.id()))
                .toList();
        List<Attribute> shared = columns.stream()
                .filter(column -> rows.size() > 1 && isShared(column, rows))
                .toList();
        List<Attribute> changed =
                columns.stream().filter(column -> !shared.contains(column)).toList();
        return new UpdatePlan(entity, changed, shared, returning);
    }

    private static boolean isShared(Attribute column, List<InputRow> rows) {
        String first = rows.getFirst().values().get(column);
        return rows.stream().allMatch(row -> Objects.equals(first, row.values().get(column)));
    }

    /** A row for each row that was changed, in any order: the columns of {@code returning}. */
    @SuppressWarnings("unchecked") // ids are UUIDs: the binding checked it
    public SqlStatement statement() {
        var input = new InputTable(columns());
        Map<Field<?>, Field<?>> values = new LinkedHashMap<>();
        changed.forEach(column -> values.put(column.column(), input.value(column)));
        for (int i = 0; i < shared.size(); i++) {
            Attribute column = shared.get(i);
            values.put(column.column(), sharedValue(i, column));
        }
        return SqlText.of(update(entity.table())
                .set(values)
                .from(input.rows())
                .where(((Field<UUID>) entity.id().column()).eq((Field<UUID>) input.value(entity.id())))
                .returningResult(returning.stream().map(Attribute::selected).toList()));
    }

    /** An array of one: a parameter that is null has no other form. */
    private static Field<?> sharedValue(int index, Attribute column) {
        return field("({0})[1]", column.column().getDataType(), SqlText.arrayParameter(SHARED + index, column.kind()));
    }

    /** The values of a parameter. */
    public List<@Nullable String> values(String parameter, List<InputRow> rows) {
        if (!parameter.startsWith(SHARED)) {
            return InputTable.valuesOf(parameter, columns(), rows);
        }
        Attribute column = shared.get(Integer.parseInt(parameter.substring(SHARED.length())));
        return Collections.singletonList(rows.getFirst().values().get(column));
    }

    private List<Attribute> columns() {
        return Stream.concat(Stream.of(entity.id()), changed.stream()).toList();
    }
}
