package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.server.QuestionData.Stored;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** One filter and one order of one connection, asked page by page. */
final class Question {
    private static final int ALL = 1_000;
    private final Asking asking;
    private final QuestionConnection connection;
    private final @Nullable Stored parent;
    private final Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    private final String query;
    private final List<String> expected;

    /** @param literally whether the filter is written into the query, where it can be */
    Question(
            Asking asking,
            QuestionConnection connection,
            @Nullable Stored parent,
            @Nullable Map<String, Object> where,
            List<Map<String, Object>> orderBy,
            boolean literally) {
        this.asking = asking;
        this.connection = connection;
        this.parent = parent;
        this.expected = asking.answer(connection, parent, where, orderBy);
        boolean isLiteral = literally && where != null && QuestionLiteral.exists(where);
        if (where != null && !isLiteral) {
            variables.put("where", where);
        }
        if (!orderBy.isEmpty()) {
            variables.put("orderBy", orderBy);
        }
        this.query = query(isLiteral ? literal(where) : "$where", isLiteral);
    }

    private String literal(@Nullable Map<String, Object> where) {
        String type = connection.entity() + "Filter";
        return new QuestionLiteral(asking.sdl()).write(type, Objects.requireNonNull(where));
    }

    private String query(String filter, boolean isLiteral) {
        String page = """
            page: %s(first: $first, after: $after, last: $last, before: $before, where: %s, orderBy: $orderBy) {
              nodes { id } edges { cursor node { id } } totalCount @include(if: $counted) totalCountUpTo(limit: $limit)
              pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }\
            """.formatted(connection.field(), filter);
        String parameters =
                "$first: Int, $after: String, $last: Int, $before: String, $limit: Int!, $counted: Boolean!, $orderBy: [%sOrder!]"
                                .formatted(connection.entity())
                        + (isLiteral ? "" : ", $where: " + connection.entity() + "Filter");
        return parent == null
                ? "query(%s) { %s }".formatted(parameters, page)
                : "query(%s) { parent: %s(id: \"%s\") { %s } }"
                        .formatted(parameters, connection.finder(), parent.id(), page);
    }

    List<String> expected() {
        return expected;
    }

    int candidates() {
        return asking.candidates(connection, parent).size();
    }

    /** All at once, then one way in pages, then a part between two cursors. */
    void askForPages(Random random) {
        List<String> cursors = ask(new Window(-1, expected.size(), ALL, random.nextBoolean()), random, List.of());
        if (random.nextInt(3) > 0 || expected.isEmpty()) {
            return;
        }
        walk(1 + random.nextInt(expected.size() + 1), random.nextBoolean(), cursors, random);
        int after = random.nextInt(expected.size());
        int before = random.nextInt(expected.size());
        ask(new Window(after, before, random.nextInt(4), random.nextBoolean()), random, cursors);
    }

    private void walk(int size, boolean fromEnd, List<String> cursors, Random random) {
        int after = -1;
        int before = expected.size();
        for (int page = 0; page < 5 && before - after > 1; page++) {
            ask(new Window(after, before, size, fromEnd), random, cursors);
            after = fromEnd ? after : after + size;
            before = fromEnd ? before - size : before;
        }
    }

    /** Places in the whole list that the page lies between, both outside of it. */
    private record Window(int after, int before, int size, boolean fromEnd) {
        List<String> of(List<String> all) {
            List<String> between = after + 1 < before ? all.subList(after + 1, before) : List.of();
            int cut = Math.min(size, between.size());
            return fromEnd ? between.subList(between.size() - cut, between.size()) : between.subList(0, cut);
        }

        boolean isCut() {
            return before - after - 1 > size;
        }
    }

    private List<String> ask(Window window, Random random, List<String> cursors) {
        variables.put(window.fromEnd ? "last" : "first", window.size);
        variables.remove(window.fromEnd ? "first" : "last");
        variables.put("after", window.after < 0 ? null : cursors.get(window.after));
        variables.put("before", window.before == expected.size() ? null : cursors.get(window.before));
        int limit = 1 + random.nextInt(40);
        variables.put("limit", limit);
        // With the total some pages are another statement.
        boolean isCounted = random.nextBoolean();
        variables.put("counted", isCounted);
        Reply reply = asking.engine().run(query, variables).withoutErrors();
        String page = parent == null ? "page." : "parent.page.";
        List<String> wanted = window.of(expected);
        assertThat(reply.texts(page + "nodes.*.id")).isEqualTo(wanted);
        assertThat(reply.texts(page + "edges.*.node.id")).isEqualTo(wanted);
        assertThat(reply.text(page + "totalCount")).isEqualTo(isCounted ? Integer.toString(expected.size()) : "null");
        assertThat(reply.text(page + "totalCountUpTo")).isEqualTo(Integer.toString(Math.min(limit, expected.size())));
        boolean hasMoreAfter = window.fromEnd ? window.before < expected.size() : window.isCut();
        boolean hasMoreBefore = window.fromEnd ? window.isCut() : window.after >= 0;
        assertThat(reply.at(page + "pageInfo.hasNextPage")).isEqualTo(hasMoreAfter);
        assertThat(reply.at(page + "pageInfo.hasPreviousPage")).isEqualTo(hasMoreBefore);
        List<String> found = reply.texts(page + "edges.*.cursor");
        assertThat(reply.at(page + "pageInfo.startCursor")).isEqualTo(found.isEmpty() ? null : found.getFirst());
        assertThat(reply.at(page + "pageInfo.endCursor")).isEqualTo(found.isEmpty() ? null : found.getLast());
        return found;
    }

    @Override
    public String toString() {
        return query + "\n" + JsonValue.node(variables);
    }
}
