package io.narraforge.plan.write;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.narraforge.model.Attribute;
import io.narraforge.plan.SqlText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an input as a table in a statement: one array a column, so that the text is the same for one row and for
 * ten thousand.
 */
final class InputTable {
    static final String PREFIX = "input.";

    private static final String ALIAS = "input";

    private final List<Attribute> columns;

    InputTable(List<Attribute> columns) {
        this.columns = columns;
    }

    Table<?> rows() {
        var arrays = new ArrayList<QueryPart>();
        var places = new ArrayList<String>();
        var names = new ArrayList<String>();
        for (int i = 0; i < columns.size(); i++) {
            arrays.add(SqlText.arrayParameter(PREFIX + i, columns.get(i).kind()));
            places.add("{" + i + "}");
            names.add(columns.get(i).label());
        }
        return table("unnest(" + String.join(", ", places) + ")", arrays.toArray(QueryPart[]::new))
                .as(ALIAS, names.toArray(String[]::new));
    }

    /** The value of one column in a row of the input. */
    Field<?> value(Attribute column) {
        return field(name(ALIAS, column.label()), column.column().getDataType());
    }

    /** The values of a parameter: one for each row. */
    static List<@Nullable String> valuesOf(String parameter, List<Attribute> columns, List<InputRow> rows) {
        Attribute column = columns.get(Integer.parseInt(parameter.substring(PREFIX.length())));
        var values = new ArrayList<@Nullable String>(rows.size());
        rows.forEach(row -> values.add(row.values().get(column)));
        return Collections.unmodifiableList(values);
    }
}
