package io.narraforge.demo;

import static io.narraforge.generated.Tables.CHARACTERS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.Table;

/** The rows of characters. Relationships come in both shapes, by id and by name, within one world; a few names dangle. */
record CharacterRows(DemoPlan plan, Worlds worlds) implements DemoRows {
    private static final int DANGLING_ONE_IN = 60;

    @Override
    public Table<?> table() {
        return CHARACTERS;
    }

    @Override
    public List<Field<?>> columns() {
        return List.of(
                CHARACTERS.ID,
                CHARACTERS.WORLD_ID,
                CHARACTERS.NAME,
                CHARACTERS.TRAJECTORY,
                CHARACTERS.RELATIONSHIPS,
                CHARACTERS.CONSTRAINTS,
                CHARACTERS.CREATED_AT,
                CHARACTERS.UPDATED_AT,
                CHARACTERS.VERSION);
    }

    @Override
    public int count() {
        return plan.charactersByWorld().sum();
    }

    @Override
    public void writeTo(RowSink sink) {
        for (int row = 0; row < plan.worlds(); row++) {
            World world = worlds.world(row);
            for (int ordinal = 0; ordinal < world.cast().size(); ordinal++) {
                write(world, ordinal, sink);
            }
        }
    }

    private static void write(World world, int ordinal, RowSink sink) {
        var narrator = new Narrator(world, new Draw("characters", world.cast().firstRow() + ordinal), ordinal);
        // Characters were stored two by two, in one transaction with one time.
        long createdAt = world.createdAt() + 300_000_000L + ordinal / 2 * 1_700_003L;
        sink.row(
                narrator.phrase().hero().id(),
                world.id(),
                narrator.phrase().hero().fullName(),
                trajectory(narrator),
                relationships(narrator, ordinal),
                narrator.someVerbatim("limits", 2, 4),
                Moments.instant(createdAt),
                Moments.instant(Moments.shortlyAfter(createdAt, narrator.draw())),
                1);
    }

    /** An arc with its beginning and its end; from the middle one or two stages may be missing. */
    static List<Map<String, Object>> trajectory(Narrator narrator) {
        List<String> arc = new ArrayList<>(narrator.line("arcs").fields());
        int stages = narrator.draw().between(3, 5);
        while (arc.size() > stages) {
            arc.remove(narrator.draw().between(1, arc.size() - 2));
        }
        return arc.stream().map(text -> stage(narrator, text)).toList();
    }

    private static Map<String, Object> stage(Narrator narrator, String text) {
        List<String> parts = Arrays.asList(text.split(": ", 2));
        return JsonObject.of("stage", parts.getFirst())
                .with("state", narrator.phrase().fill(parts.getLast()))
                .value();
    }

    static List<Map<String, Object>> relationships(Narrator narrator, int ordinal) {
        Cast cast = narrator.world().cast();
        Draw draw = narrator.draw();
        List<Integer> others = IntStream.range(0, Math.min(6, cast.size() - 1))
                .map(step -> (ordinal + 1 + step * Math.max(1, cast.size() / 7)) % cast.size())
                .filter(other -> other != ordinal)
                .distinct()
                .boxed()
                .toList();
        return draw.pickSome(others, draw.between(2, 4)).stream()
                .map(other -> relationship(narrator, cast.person(other)))
                .toList();
    }

    private static Map<String, Object> relationship(Narrator narrator, Person other) {
        Texts.Line bond = narrator.line("bonds");
        if (narrator.draw().oneIn(2)) {
            return JsonObject.of("character_id", other.id().toString())
                    .with("type", bond.text())
                    .value();
        }
        boolean dangles = narrator.draw().oneIn(DANGLING_ONE_IN);
        String name = dangles ? other.given().text() + " " + narrator.world().name() : other.fullName();
        return JsonObject.of("character", name)
                .with("type", bond.text())
                .with("dynamic", bond.form(1))
                .value();
    }
}
