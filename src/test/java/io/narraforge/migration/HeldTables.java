package io.narraforge.migration;

import io.narraforge.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;

/** A transaction of somebody else that holds all the legacy tables. */
final class HeldTables {
    private HeldTables() {}

    /** While they are held in this mode. */
    static <T> T during(TestDatabase live, String mode, Supplier<T> work) {
        return live.database().run(session -> {
            session.setAutoCommit(false);
            try {
                lock(session, mode);
                return work.get();
            } finally {
                session.rollback();
                session.setAutoCommit(true);
            }
        });
    }

    private static void lock(Connection session, String mode) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute("LOCK TABLE " + String.join(", ", StoredValues.TABLES) + " IN " + mode + " MODE");
        }
    }
}
