package io.narraforge.feature.world;

import static io.narraforge.generated.Tables.WORLDS;
import static io.narraforge.model.Expression.column;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.when;

import io.narraforge.engine.Feature;
import io.narraforge.engine.Wiring;
import io.narraforge.model.Declarations;
import io.narraforge.model.Model;
import io.narraforge.model.WriteRules;
import java.util.Map;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** Whether a world's content is still what its checksum was made of: the database's own function says it on each read. */
public final class WorldFeature implements Feature {
    @Override
    public Declarations declarations() {
        return Declarations.ofExpressions(Map.of("World.checksumValid", WorldFeature::checksumValid))
                .and(Declarations.ofWriteRules(WriteRules.tellingApart("World", "name")));
    }

    @Override
    public void wire(Wiring wiring, Model model) {
        // SQL computes everything; no fetcher is special.
    }

    /** Legacy checksums were made of an object that no row keeps: nobody can say whether they fit. */
    private static Field<Boolean> checksumValid(Table<?> world) {
        Field<String> checksum = column(world, WORLDS.CHECKSUM);
        return when(checksum.eq(ofStored(world)), inline(true))
                .when(checksum.eq(ofLegacy(world)), castNull(SQLDataType.BOOLEAN))
                .otherwise(inline(false));
    }

    private static Field<String> ofStored(Table<?> world) {
        return function(
                "world_checksum",
                SQLDataType.VARCHAR,
                column(world, WORLDS.NAME),
                column(world, WORLDS.RULES),
                column(world, WORLDS.GEOGRAPHY),
                column(world, WORLDS.HISTORY),
                column(world, WORLDS.THEMES));
    }

    /** The table keeps what the migration found; no model knows it. Its alias is no column's and no other table's. */
    private static Field<String> ofLegacy(Table<?> world) {
        Name legacy = name(world.getName() + "_legacy");
        return field(select(field(legacy.append("checksum"), SQLDataType.VARCHAR))
                .from(table(name("legacy_world_checksums")).as(legacy))
                .where(field(legacy.append("world_id"), UUID.class).eq(column(world, WORLDS.ID))));
    }
}
