package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Paging forwards and backwards through each connection in each order returns every row that was there throughout, and
 * whose keys did not change, exactly once and in the database's own order, while other rows come and go.
 */
@Timeout(120)
class PagingIT {
    /** Printed with every failure; another one is another run of the same property. */
    private static final long SEED = Long.getLong("narra.test.seed", 20_250_131L);

    private static final int STAYING = 24;
    private static final int MAX_PAGES = 300;
    private static final int ORDERS_OF_SEVERAL_KEYS = 30;

    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    @AfterEach
    void deleteRows() {
        ENGINE.rows().deleteAll();
    }

    static List<PagedConnection> connections() {
        return PagedConnection.all();
    }

    @Test
    void everyConnectionOfTheContractIsHere() {
        assertThat(connections().stream().map(PagedConnection::toString))
                .containsExactlyInAnyOrder(
                        "Query.worlds",
                        "Query.characters",
                        "Query.timelines",
                        "Query.jobs",
                        "Query.artifacts",
                        "Query.qaReports",
                        "Query.costSnapshots",
                        "World.characters",
                        "World.timelines",
                        "World.jobs",
                        "Job.artifacts",
                        "Job.qaReports",
                        "Job.costSnapshots");
    }

    @ParameterizedTest
    @MethodSource("connections")
    void pagingReturnsEveryRowThatStaysExactlyOnceInOrder(PagedConnection connection) {
        var random = new Random(SEED + connection.toString().hashCode());
        String parent = insertParent(connection);
        ChangingRows rows = insertRows(connection, random, parent);
        var orders = new ArrayList<>(PagedOrder.ofOneKey(connection.orderable()));
        for (int i = 0; i < ORDERS_OF_SEVERAL_KEYS; i++) {
            orders.add(PagedOrder.ofSeveralKeys(connection.orderable(), random));
        }
        for (PagedOrder order : orders) {
            var walk = new Walk(connection, order, parent, rows, random);
            walk.assertPages(Way.FORWARDS);
            walk.assertPages(Way.BACKWARDS);
        }
    }

    private static @Nullable String insertParent(PagedConnection connection) {
        return switch (connection.parentType()) {
            case "World" -> ENGINE.rows().world("Parent");
            case "Job" -> ENGINE.rows().job();
            case null, default -> null;
        };
    }

    private static ChangingRows insertRows(PagedConnection connection, Random random, @Nullable String parent) {
        Map<String, List<String>> parents = new HashMap<>();
        boolean isRootOfItsOwn = connection.entity().typeName().equals("World");
        if (!isRootOfItsOwn) {
            parents.put(
                    "world_id",
                    List.of(ENGINE.rows().world("First"), ENGINE.rows().world("Second")));
        }
        if (!isRootOfItsOwn && !connection.entity().typeName().equals("Job")) {
            parents.put("job_id", List.of(ENGINE.rows().job(), ENGINE.rows().job()));
        }
        if (connection.parentKey() != null && parent != null) {
            String key = connection.parentKey().column().getName();
            // Two of three rows are the parent's, the others must not show.
            parents.put(
                    key,
                    List.of(
                            parent,
                            parent,
                            Objects.requireNonNull(parents.get(key)).getFirst()));
        }
        var rows = new ChangingRows(ENGINE.rows(), connection.entity(), parents, random);
        rows.insertStaying(STAYING);
        return rows;
    }

    private enum Way {
        FORWARDS("first", "after", "hasNextPage", "endCursor"),
        BACKWARDS("last", "before", "hasPreviousPage", "startCursor");

        private final String size;
        private final String bound;
        private final String hasMore;
        private final String cursor;

        Way(String size, String bound, String hasMore, String cursor) {
            this.size = size;
            this.bound = bound;
            this.hasMore = hasMore;
            this.cursor = cursor;
        }
    }

    private record Walk(
            PagedConnection connection,
            PagedOrder order,
            @Nullable String parent,
            ChangingRows rows,
            Random random) {

        void assertPages(Way way) {
            List<String> expected = databasesOwnOrder();
            List<String> paged = page(way).stream().filter(rows::stays).toList();
            assertThat(paged)
                    .as("%s by %s, %s, seed %d", connection, order, way, SEED)
                    .isEqualTo(expected);
        }

        private List<String> databasesOwnOrder() {
            String ofParent = connection.parentKey() == null || parent == null
                    ? "true"
                    : "%s = '%s'".formatted(connection.parentKey().column().getName(), parent);
            String ids = ENGINE.database()
                    .queryText("SELECT string_agg(id::text, ',' ORDER BY %s) FROM %s WHERE %s"
                            .formatted(order.sql(), rows.table(), ofParent));
            return List.of(Objects.requireNonNull(ids).split(",", -1)).stream()
                    .filter(rows::stays)
                    .toList();
        }

        /** All pages' ids in the connection's order, whichever way it was walked. */
        private List<String> page(Way way) {
            var ids = new ArrayList<String>();
            String cursor = null;
            for (int page = 0; page < MAX_PAGES; page++) {
                int size = 2 + random.nextInt(STAYING / 2);
                Reply reply = ENGINE.run(connection.document(), variables(way, size, cursor))
                        .withoutErrors();
                List<String> found = reply.texts(connection.pagePath() + "nodes.*.id");
                assertThat(found).hasSizeLessThanOrEqualTo(size);
                ids.addAll(way == Way.FORWARDS ? ids.size() : 0, found);
                cursor = (String) reply.at(connection.pagePath() + "pageInfo." + way.cursor);
                boolean hasMore = Boolean.TRUE.equals(reply.at(connection.pagePath() + "pageInfo." + way.hasMore));
                if (!hasMore || cursor == null) {
                    return ids;
                }
                rows.change(order);
            }
            throw new AssertionError("no end of %s by %s after %d pages".formatted(connection, order, MAX_PAGES));
        }

        private Map<String, @Nullable Object> variables(Way way, int size, @Nullable String cursor) {
            Map<String, @Nullable Object> variables = new HashMap<>();
            variables.put(way.size, size);
            variables.put(way.bound, cursor);
            variables.put("orderBy", order.argument());
            variables.put("parent", parent);
            return variables;
        }
    }
}
