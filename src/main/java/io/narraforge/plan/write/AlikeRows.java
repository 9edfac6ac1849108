package io.narraforge.plan.write;

import io.narraforge.model.Attribute;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * New rows that give different columns, made to give the same: a column that is left out gets what the database would
 * give it, as far as that is a constant. One statement then writes them all, in their order.
 */
public final class AlikeRows {
    private AlikeRows() {}

    /** The same rows, in their order. */
    public static List<InputRow> of(List<InputRow> rows) {
        Set<Attribute> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.values().keySet()));
        columns.removeIf(
                column -> column.hasDefault() && column.constantDefault().isEmpty());
        return rows.stream().map(row -> filled(row, columns)).toList();
    }

    private static InputRow filled(InputRow row, Set<Attribute> columns) {
        if (row.values().keySet().containsAll(columns)) {
            return row;
        }
        Map<Attribute, @Nullable String> values = new LinkedHashMap<>(row.values());
        // What is NULL without a default is NULL when it is left out, too: the triggers that fill it see no difference.
        columns.stream()
                .filter(column -> !values.containsKey(column))
                .forEach(column -> values.put(column, column.constantDefault().orElse(null)));
        return new InputRow(values, row.place());
    }
}
