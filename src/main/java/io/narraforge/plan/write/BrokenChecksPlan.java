package io.narraforge.plan.write;

import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.plan.SqlStatement;
import io.narraforge.plan.SqlText;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Check;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Which new rows break a rule that their table says of each row alone, as the model knows the table; asked of the input,
 * not of rows that are written.
 *
 * @param columns what the rows give, the id among it
 */
public record BrokenChecksPlan(EntityModel entity, List<Attribute> columns) {
    private static final String ROW = "new_row";

    /** A row for each that breaks a rule: its id, and the name of the rule that PostgreSQL would tell of. */
    public SqlStatement statement() {
        var input = new InputTable(columns);
        Table<?> row = select(values(input)).from(input.rows()).asTable(ROW);
        Field<String> broken =
                coalesce(castNull(SQLDataType.VARCHAR), brokenInOrder().toArray(Field[]::new));
        return SqlText.of(
                select(field(name(ROW, entity.id().label())), broken).from(row).where(broken.isNotNull()));
    }

    /** Rules name columns without their table. What is not given is NULL here, of which no rule can be broken. */
    private List<Field<?>> values(InputTable input) {
        Map<String, Attribute> givenByName =
                columns.stream().collect(Collectors.toMap(Attribute::label, Function.identity()));
        return Stream.<Field<?>>of(entity.table().fields())
                .<Field<?>>map(column -> {
                    Attribute given = givenByName.get(column.getName());
                    return (given == null ? castNull(column.getDataType()) : input.value(given)).as(column.getName());
                })
                .toList();
    }

    /** By name, as PostgreSQL checks them. */
    private Stream<Field<String>> brokenInOrder() {
        return entity.table().getChecks().stream()
                .sorted(Comparator.comparing(Check::getName))
                .map(check -> when(not(check.condition()), inline(check.getName())));
    }

    /** The values of a parameter. */
    public List<@Nullable String> values(String parameter, List<InputRow> rows) {
        return InputTable.valuesOf(parameter, columns, rows);
    }
}
