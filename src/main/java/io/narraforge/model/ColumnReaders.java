package io.narraforge.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * Which fields read a column: what the contract's text alone does not tell, for fields are renamed and computed by
 * declarations of features.
 */
public final class ColumnReaders {
    private final Model model;

    public ColumnReaders(Model model) {
        this.model = model;
    }

    /** The fields of any entity that read a column of a table, itself or in an expression. */
    public List<String> ofColumn(String table, String column) {
        var fields = new ArrayList<String>();
        for (EntityModel entity : model.entities()) {
            entity.sourceByField().forEach((field, source) -> {
                boolean isServed = entity.table().getName().equals(table)
                        && source.needs().stream().anyMatch(attribute -> isColumn(attribute, column));
                boolean isComputed = source.needs().stream().anyMatch(attribute -> computes(attribute, table, column));
                if ((isServed && !(source instanceof FieldSource.ToMany)) || isComputed) {
                    fields.add(entity.typeName() + "." + field);
                }
            });
        }
        return fields;
    }

    /** The fields of other entities that are computed from the rows of a table. */
    public List<String> computedFromTable(String table) {
        var fields = new ArrayList<String>();
        for (EntityModel entity : model.entities()) {
            entity.columns()
                    .filter(column -> !entity.table().getName().equals(table))
                    .filter(column -> names(column.getValue(), table))
                    .forEach(column -> fields.add(entity.typeName() + "." + column.getKey()));
        }
        return fields;
    }

    /** The views of a JSON column that are lists: strings or objects. */
    public List<String> listsOf(String table, String column) {
        return model.entities().stream()
                .filter(entity -> entity.table().getName().equals(table))
                .flatMap(entity -> Stream.concat(
                                entity.fields(FieldSource.JsonStrings.class),
                                entity.fields(FieldSource.JsonObjects.class))
                        .filter(field -> isColumn(field.getValue().needs().getFirst(), column))
                        .map(field -> entity.typeName() + "." + field.getKey()))
                .toList();
    }

    private static boolean isColumn(Attribute attribute, String column) {
        return attribute.expression() == null && attribute.column().getName().equals(column);
    }

    /** An expression that names both the table and the column is taken to read the column of that table. */
    private static boolean computes(Attribute attribute, String table, String column) {
        return names(attribute, table) && names(attribute, column);
    }

    private static boolean names(Attribute attribute, String name) {
        return attribute.expression() != null
                && DSL.using(SQLDialect.POSTGRES).render(attribute.column()).contains('"' + name + '"');
    }
}
