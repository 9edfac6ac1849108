package io.narraforge.migration;

import io.narraforge.database.TestDatabase;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Queries while some of the planner's ways are closed: empty test tables make a scan of them cost nothing. */
final class QueryPlan {
    private final TestDatabase database;
    private final List<String> closedWays;

    /** @param closedWays settings of the planner, such as {@code enable_seqscan} */
    QueryPlan(TestDatabase database, String... closedWays) {
        this.database = database;
        this.closedWays = List.of(closedWays);
    }

    String explain(String query) {
        return String.join("\n", rows("EXPLAIN " + query));
    }

    /** The first column of every row, as text. */
    List<String> rows(String query) {
        return database.database().run(session -> {
            session.setAutoCommit(false);
            try (Statement statement = session.createStatement()) {
                for (String way : closedWays) {
                    statement.execute("SET LOCAL %s = off".formatted(way));
                }
                var texts = new ArrayList<String>();
                try (ResultSet rows = statement.executeQuery(query)) {
                    while (rows.next()) {
                        texts.add(rows.getString(1));
                    }
                }
                return texts;
            } finally {
                session.rollback();
            }
        });
    }
}
