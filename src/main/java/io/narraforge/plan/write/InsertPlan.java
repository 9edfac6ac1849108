package io.narraforge.plan.write;

import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.plan.SqlStatement;
import io.narraforge.plan.SqlText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * New rows that all give the same columns; as data: equal plans have the same SQL text.
 *
 * @param columns what the rows give, the id among it
 * @param returning what is read back of them
 */
public record InsertPlan(EntityModel entity, List<Attribute> columns, List<Attribute> returning) {

    /** A row for each new row, in any order: the columns of {@code returning}. */
    public SqlStatement statement() {
        var input = new InputTable(columns);
        return SqlText.of(insertInto(
                        entity.table(), columns.stream().map(Attribute::column).toList())
                .select(select(columns.stream().map(input::value).toList()).from(input.rows()))
                .returningResult(returning.stream().map(Attribute::selected).toList()));
    }

    /** The values of a parameter. */
    public List<@Nullable String> values(String parameter, List<InputRow> rows) {
        return InputTable.valuesOf(parameter, columns, rows);
    }
}
