package io.narraforge.demo;

import static io.narraforge.generated.Tables.TIMELINES;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Table;

/** The rows of timelines: 5 to 40 nodes in order of time, each with some of the optional fields. */
record TimelineRows(DemoPlan plan, Worlds worlds) implements DemoRows {

    @Override
    public Table<?> table() {
        return TIMELINES;
    }

    @Override
    public List<Field<?>> columns() {
        return List.of(
                TIMELINES.ID,
                TIMELINES.WORLD_ID,
                TIMELINES.NODES,
                TIMELINES.CREATED_AT,
                TIMELINES.UPDATED_AT,
                TIMELINES.VERSION);
    }

    @Override
    public int count() {
        return plan.timelinesByWorld().sum();
    }

    @Override
    public void writeTo(RowSink sink) {
        int row = 0;
        for (int worldRow = 0; worldRow < plan.worlds(); worldRow++) {
            World world = worlds.world(worldRow);
            for (int ordinal = 0; ordinal < plan.timelinesByWorld().at(worldRow); ordinal++) {
                var narrator = new Narrator(world, new Draw("timelines", row));
                long createdAt = world.createdAt() + 3_600_000_000L + ordinal * 61_000_007L;
                sink.row(
                        Draw.id("timelines", row),
                        world.id(),
                        nodes(narrator),
                        Moments.instant(createdAt),
                        Moments.instant(Moments.shortlyAfter(createdAt, narrator.draw())),
                        1);
                row++;
            }
        }
    }

    private static List<Map<String, Object>> nodes(Narrator narrator) {
        Draw draw = narrator.draw();
        // Most are short; the square of a draw leaves a few near forty.
        int lot = draw.between(0, 100);
        int count = 5 + lot * lot * 35 / 10_000;
        List<Texts.Line> events = narrator.world().texts().section("events");
        List<Texts.Line> told = new ArrayList<>();
        while (told.size() < count) {
            told.addAll(draw.pickSome(events, count - told.size()));
        }
        int year = draw.between(-400, 300);
        List<Map<String, Object>> nodes = new ArrayList<>();
        for (Texts.Line event : told) {
            nodes.add(node(narrator.recast(), event, year, nodes.size()));
            year += draw.between(0, 12);
        }
        return nodes;
    }

    private static Map<String, Object> node(Narrator narrator, Texts.Line event, int year, int position) {
        Draw draw = narrator.draw();
        Phrase phrase = narrator.phrase();
        var node = JsonObject.of("year", year).with("event", phrase.fill(event.text()));
        if (year > 0 && draw.oneIn(3)) {
            node.with(
                    "timestamp",
                    String.format(Locale.ROOT, "%04d-%02d-%02d", year, draw.between(1, 12), draw.between(1, 28)));
        }
        if (draw.below(10) < 7) {
            node.with("location", Phrase.capitalised(phrase.place().text()));
        }
        if (draw.below(10) < 7) {
            node.with(
                    "participants",
                    List.of(phrase.hero().fullName(), phrase.other().fullName()));
        }
        if (draw.oneIn(2)) {
            node.with("description", narrator.one("details"));
        }
        if (draw.oneIn(2)) {
            node.with("consequences", List.of(phrase.fill(event.form(1))));
        }
        if (draw.below(10) < 8) {
            node.with("narrative_weight", BigDecimal.valueOf(draw.between(5, 100), 2));
        }
        if (draw.oneIn(3)) {
            node.with("tags", narrator.someVerbatim("tags", 1, 3));
        }
        if (draw.oneIn(3)) {
            node.with("chapter", 1 + position / 2);
        }
        return node.value();
    }
}
