package io.narraforge.migration;

import io.narraforge.database.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What CREATE INDEX CONCURRENTLY leaves when it does not come to its end: it serves no query, and slows every write. */
final class InvalidIndexes {
    private static final String NAMES = """
        SELECT pg_class.oid::regclass::text
        FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
        WHERE NOT indisvalid AND relnamespace = to_regnamespace(quote_ident(current_schema()))
        ORDER BY 1\
        """;

    private InvalidIndexes() {}

    /** Names as they are written in a statement. */
    static List<String> find(Connection session) throws SQLException {
        return Query.of(NAMES).rows(session, row -> row.getString(1));
    }
}
