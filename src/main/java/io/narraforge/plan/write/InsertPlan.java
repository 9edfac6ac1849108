package io.narraforge.plan.write;

import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.model.FieldSource;
import io.narraforge.plan.SqlStatement;
import io.narraforge.plan.SqlText;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.InsertOnDuplicateStep;
import org.jooq.InsertReturningStep;
import org.jspecify.annotations.Nullable;

/**
 * New rows that all give the same columns; as data: equal plans have the same SQL text.
 *
 * @param columns what the rows give, the id among it
 * @param returning what is read back of them
 */
public record InsertPlan(EntityModel entity, List<Attribute> columns, List<Attribute> returning, Conflict conflict) {

    /** A row for each new row, in any order: the columns of {@code returning}. */
    public SqlStatement statement() {
        var input = new InputTable(columns);
        var insert = insertInto(
                        entity.table(), columns.stream().map(Attribute::column).toList())
                .select(select(columns.stream().map(input::value).toList())
                        .from(input.rows())
                        .orderBy(order().map(input::value).toList()));
        return SqlText.of(onConflict(insert)
                .returningResult(returning.stream().map(Attribute::selected).toList()));
    }

    /**
     * Rows that are referred to are locked while the new ones are inserted: in this order one such statement may wait for
     * another, but never both. Ids come last, so that rows with the same owner are inserted in the order in which they
     * were given.
     */
    private Stream<Attribute> order() {
        Set<Attribute> foreignKeys = entity.fields(FieldSource.ToOne.class)
                .map(toOne -> toOne.getValue().foreignKey())
                .filter(columns::contains)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return foreignKeys.isEmpty() ? Stream.empty() : Stream.concat(foreignKeys.stream(), Stream.of(entity.id()));
    }

    private InsertReturningStep<?> onConflict(InsertOnDuplicateStep<?> insert) {
        return switch (conflict) {
            case Conflict.Refused() -> insert;
            case Conflict.Skipped() -> insert.onConflictDoNothing();
            case Conflict.Changed(var key, var changed) ->
                insert.onConflict(key.stream().map(Attribute::column).toList())
                        .doUpdate()
                        .set(changed.isEmpty() ? nothing() : values(changed));
        };
    }

    private static Map<Field<?>, Field<?>> values(List<Attribute> changed) {
        Map<Field<?>, Field<?>> values = new LinkedHashMap<>();
        changed.forEach(attribute -> values.put(attribute.column(), excluded(attribute.column())));
        return values;
    }

    /**
     * DO NOTHING would not see, and so not give back, what another transaction made since the statement began. A column
     * that is part of no key: to write one of those locks out everyone who refers to the row.
     */
    private Map<Field<?>, Field<?>> nothing() {
        Attribute version = entity.rowVersion().orElseThrow();
        return Map.of(version.column(), version.column());
    }

    /** The values of a parameter. */
    public List<@Nullable String> values(String parameter, List<InputRow> rows) {
        return InputTable.valuesOf(parameter, columns, rows);
    }
}
