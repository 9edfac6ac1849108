package io.narraforge.migration;

import io.narraforge.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** All facts of a database's catalog as sorted lines, so that two schemas are equal when their fingerprints are. */
final class CatalogFingerprint {
    private static final String FACTS = Fixtures.read("catalog-fingerprint.sql");

    private CatalogFingerprint() {}

    static List<String> of(TestDatabase database) {
        return database.database().run(CatalogFingerprint::facts);
    }

    private static List<String> facts(Connection session) throws SQLException {
        var facts = new TreeSet<String>();
        session.setAutoCommit(false);
        try (Statement statement = session.createStatement()) {
            boolean hasRows = statement.execute(FACTS);
            while (hasRows || statement.getUpdateCount() != -1) {
                if (hasRows) {
                    collect(statement.getResultSet(), facts);
                }
                hasRows = statement.getMoreResults();
            }
        } finally {
            session.rollback();
        }
        return List.copyOf(facts);
    }

    private static void collect(ResultSet rows, Set<String> facts) throws SQLException {
        while (rows.next()) {
            String fact = rows.getString(1);
            if (!fact.contains("alembic_version") && !fact.contains("flyway_schema_history")) {
                facts.add(fact);
            }
        }
    }
}
