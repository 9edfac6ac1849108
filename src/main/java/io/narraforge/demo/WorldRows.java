package io.narraforge.demo;

import static io.narraforge.generated.Tables.WORLDS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Table;

/** The rows of worlds. The checksum is left to the database. */
record WorldRows(DemoPlan plan, Worlds worlds) implements DemoRows {
    private static final int FIRST_YEAR = -1200;

    @Override
    public Table<?> table() {
        return WORLDS;
    }

    @Override
    public List<Field<?>> columns() {
        return List.of(
                WORLDS.ID,
                WORLDS.NAME,
                WORLDS.RULES,
                WORLDS.GEOGRAPHY,
                WORLDS.HISTORY,
                WORLDS.THEMES,
                WORLDS.VERSION,
                WORLDS.CREATED_AT,
                WORLDS.UPDATED_AT);
    }

    @Override
    public int count() {
        return plan.worlds();
    }

    @Override
    public void writeTo(RowSink sink) {
        for (int row = 0; row < plan.worlds(); row++) {
            World world = worlds.world(row);
            var narrator = new Narrator(world, new Draw("worlds", row));
            sink.row(
                    world.id(),
                    world.name(),
                    narrator.some("rules", 3, 7),
                    geography(narrator),
                    history(narrator),
                    narrator.someVerbatim("themes", 2, 4),
                    1,
                    Moments.instant(world.createdAt()),
                    Moments.instant(Moments.shortlyAfter(world.createdAt(), narrator.draw())));
        }
    }

    static Map<String, Object> geography(Narrator narrator) {
        List<Object> continents = new ArrayList<>(narrator.someVerbatim("continents", 1, 4));
        // Legacy rows hold a number among the names now and then, and clients must live with it.
        if (narrator.draw().oneIn(25)) {
            continents.add(narrator.draw().between(2, 9));
        }
        return JsonObject.of("continents", continents)
                .with(
                        "key_locations",
                        narrator.someVerbatim("locations", 3, 6).stream()
                                .map(Phrase::capitalised)
                                .toList())
                .with("climate", narrator.verbatim("climates"))
                .value();
    }

    static List<Map<String, Object>> history(Narrator narrator) {
        List<Map<String, Object>> entries = new ArrayList<>();
        int year = FIRST_YEAR + narrator.draw().between(0, 700);
        for (String event : narrator.someInOrder("history", 5, 10)) {
            entries.add(JsonObject.of("year", year).with("event", event).value());
            year += narrator.draw().between(15, 260);
        }
        return entries;
    }
}
