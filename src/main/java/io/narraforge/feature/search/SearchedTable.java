package io.narraforge.feature.search;

import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.list;

import io.narraforge.model.EntityModel;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.impl.SQLDataType;

/** A type with its table, and the expressions over its rows, written as the index of the type has them. */
record SearchedTable(SearchType type, EntityModel entity) {

    /** The type as the statement tells and orders it. */
    Field<Integer> place() {
        return inline(type.place());
    }

    @SuppressWarnings("unchecked") // ids are UUIDs: the binding checked it
    Field<UUID> id() {
        return (Field<UUID>) entity.id().column();
    }

    /** All words of the row. */
    Field<Object> document() {
        List<QueryPart> parts = new ArrayList<>();
        parts.add(name());
        type.documents().forEach(column -> parts.add(column(column)));
        return field("search_document({0})", Object.class, list(parts));
    }

    private Field<?> name() {
        return switch (type) {
            case WORLD, CHARACTER -> column("name");
            case TIMELINE -> field("null");
            case ARTIFACT -> field("search_title({0})", String.class, column("data"));
        };
    }

    /** The names of the fields that a fragment may come from. */
    Field<String[]> fields() {
        return array(type.columnByField().keySet().stream()
                .map(name -> inline(name, SQLDataType.CLOB))
                .toList());
    }

    /** The values of {@link #fields()} as JSON. */
    Field<?> values() {
        return array(type.columnByField().values().stream()
                .map(name -> field("to_jsonb({0})", Object.class, column(name)))
                .toList());
    }

    private Field<?> column(String name) {
        return entity.attribute(name).column();
    }
}
