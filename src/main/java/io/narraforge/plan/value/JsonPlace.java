package io.narraforge.plan.value;

import io.narraforge.model.Attribute;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Where a JSON value is: in a column, or in an element of a list that is being looked at; at a path inside it. SQL null
 * where the path leads nowhere.
 *
 * @param column null for the element itself
 * @param knownList whether a CHECK says that the value is a list, so that nothing has to be tested
 */
public record JsonPlace(@Nullable Attribute column, List<String> path, boolean knownList) {
    /** The one column of a table of elements. */
    static final String ELEMENT = "value";

    public static JsonPlace of(Attribute column) {
        return new JsonPlace(column, List.of(), false);
    }

    /** A column that the contract serves as a list. */
    public static JsonPlace ofList(Attribute column) {
        return new JsonPlace(column, List.of(), true);
    }

    /** The element of the list that is being looked at. */
    public static JsonPlace element() {
        return new JsonPlace(null, List.of(), false);
    }

    public JsonPlace at(List<String> further) {
        var longer = new ArrayList<>(path);
        longer.addAll(further);
        return new JsonPlace(column, List.copyOf(longer), false);
    }

    @SuppressWarnings("unchecked") // the binding knows which columns are jsonb
    public Field<JSONB> on(Table<?> table) {
        Field<JSONB> root = column == null
                ? DSL.field(DSL.name(table.getName(), ELEMENT), SQLDataType.JSONB)
                : (Field<JSONB>) column.on(table);
        if (path.isEmpty()) {
            return root;
        }
        var arguments = new ArrayList<Field<?>>();
        arguments.add(root);
        path.forEach(step -> arguments.add(DSL.inline(step)));
        return DSL.function("jsonb_extract_path", SQLDataType.JSONB, arguments.toArray(Field<?>[]::new));
    }

    /** Whether the value can change although the row does not: a computed attribute may read other rows. */
    public boolean looksBeyondRow() {
        return column != null && column.expression() != null;
    }

    Condition isOfType(Table<?> table, String jsonType) {
        return DSL.function("jsonb_typeof", SQLDataType.VARCHAR, on(table)).eq(DSL.inline(jsonType));
    }

    public Condition isList(Table<?> table) {
        return isOfType(table, "array");
    }

    /** The elements as rows of a table with that name; none where the value is no list. */
    public Table<?> elements(Table<?> table, String alias) {
        Field<JSONB> list = knownList
                ? on(table)
                : DSL.when(isList(table), on(table)).else_(DSL.inline("[]").cast(SQLDataType.JSONB));
        return DSL.table("jsonb_array_elements({0})", list).as(alias, ELEMENT);
    }
}
