package io.narraforge.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Work in one transaction of a connection that is in autocommit mode before and after: committed when the work returns,
 * taken back when it fails. When the connection is lost, it is the work's failure that is told.
 */
public final class WholeOrNothing {
    private WholeOrNothing() {}

    public static <T extends @Nullable Object> T on(Connection session, ConnectionFunction<T> work)
            throws SQLException {
        session.setAutoCommit(false);
        try {
            T result = work.apply(session);
            session.commit();
            return result;
        } finally {
            end(session);
        }
    }

    /** Runs statements without values, one after the other. */
    public static void run(Connection session, List<String> statements) throws SQLException {
        on(session, transaction -> {
            try (Statement statement = transaction.createStatement()) {
                for (String each : statements) {
                    statement.execute(each);
                }
                return true;
            }
        });
    }

    private static void end(Connection session) {
        try {
            session.rollback();
            session.setAutoCommit(true);
        } catch (SQLException lostConnection) {
            // The server rolls back by itself, and the pool throws the connection away; why it was lost is told
            // already.
        }
    }
}
