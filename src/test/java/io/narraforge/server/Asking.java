package io.narraforge.server;

import io.narraforge.server.QuestionData.Stored;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Draws questions and finds their answers in the rows. */
record Asking(
        TestEngine engine,
        QuestionSdl sdl,
        QuestionData data,
        List<String> texts,
        FilterOracle filters,
        QuestionOrder orders) {

    static Asking of(TestEngine engine, QuestionSdl sdl, Set<String> evaluated) {
        var data = new QuestionData(sdl, engine.database());
        Set<String> texts = new TreeSet<>(data.texts());
        texts.addAll(QuestionRows.TEXTS);
        var order = new QuestionTexts(engine.database(), texts);
        return new Asking(
                engine,
                sdl,
                data,
                List.copyOf(texts),
                new FilterOracle(sdl, data, order, evaluated),
                new QuestionOrder(sdl, data, order));
    }

    Question draw(QuestionConnection connection, Random random) {
        var scalars = new ScalarGenerator(sdl, texts, random);
        Map<String, Object> where = random.nextInt(20) == 0
                ? null
                : new FilterGenerator(sdl, data, texts, random).where(connection.entity());
        List<Map<String, Object>> orderBy = random.nextInt(8) == 0
                ? List.of()
                : orders.draw(connection.entity(), scalars, new JsonGenerator(sdl, scalars, random));
        Stored parent = connection.parent() == null ? null : scalars.oneOf(data.rows(connection.parent()));
        return new Question(this, connection, parent, where, orderBy, random.nextInt(6) == 0);
    }

    /** All rows of the connection that pass, in its order. */
    List<String> answer(
            QuestionConnection connection,
            @Nullable Stored parent,
            @Nullable Map<String, Object> where,
            List<Map<String, Object>> orderBy) {
        return candidates(connection, parent).stream()
                .filter(row -> where == null || filters.passes(row, where))
                .sorted(orders.comparator(orderBy))
                .map(Stored::id)
                .toList();
    }

    List<Stored> candidates(QuestionConnection connection, @Nullable Stored parent) {
        return parent == null ? data.rows(connection.entity()) : data.related(parent, connection.entity());
    }
}
