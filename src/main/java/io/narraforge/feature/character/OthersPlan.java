package io.narraforge.feature.character;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.plan.SqlStatement;
import io.narraforge.plan.SqlText;
import io.narraforge.plan.sort.SortOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectJoinStep;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** Characters by references of both kinds, in one statement; as data: equal plans have the same SQL text. */
record OthersPlan(EntityModel characters, List<Attribute> columns) {
    static final String IDS = "ids";
    static final String WORLD_IDS = "worldIds";
    static final String NAMES = "names";

    private static final Field<UUID> ID = field(name("reference", "id"), SQLDataType.UUID);
    private static final Field<UUID> WORLD_ID = field(name("reference", "world_id"), SQLDataType.UUID);
    private static final Field<String> NAME = field(name("reference", "name"), SQLDataType.VARCHAR);

    /** The place of the reference, from 1, then {@link #columns()}; no row where nobody is meant. */
    SqlStatement statement() {
        Table<?> references = table(
                        "unnest({0}, {1}, {2}) with ordinality",
                        SqlText.uuidArray(IDS), SqlText.uuidArray(WORLD_IDS), param(NAMES, String[].class))
                .as("reference", "id", "world_id", "name", "ordinal");
        Table<?> found = lateral(byId().unionAll(oldestByName()).asTable("other"));
        List<Field<?>> selected = new ArrayList<>();
        selected.add(field(name("reference", "ordinal"), SQLDataType.BIGINT));
        columns.forEach(column -> selected.add(field(name("other", column.label()))));
        return SqlText.of(select(selected).from(references).crossJoin(found));
    }

    @SuppressWarnings("unchecked") // ids are UUIDs: the binding checked it
    private Select<Record> byId() {
        return selectColumns().where(((Field<UUID>) characters.id().column()).eq(ID));
    }

    /** Names need not be unique in a world: the oldest is meant. */
    @SuppressWarnings("unchecked") // the columns' types are those of the binding
    private Select<Record> oldestByName() {
        Attribute nameAttribute = characters.attribute("name");
        var byName = (Field<String>) SqlText.comparable(nameAttribute.column(), nameAttribute.kind());
        return selectColumns()
                .where(((Field<UUID>) characters.attribute("worldId").column()).eq(WORLD_ID))
                .and(byName.eq(NAME))
                .orderBy(SortOrder.by(characters, List.of()).orderBy(characters.table()))
                .limit(inline(1));
    }

    private SelectJoinStep<Record> selectColumns() {
        return select(columns.stream().map(Attribute::selected).toList()).from(characters.table());
    }
}
