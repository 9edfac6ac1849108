package io.narraforge.migration.history;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Marks a session as one that changes the schema. It is marked for as long as the server works for it, even when the
 * command that sent the statement is dead, and no other command begins before.
 */
public final class WorkLock {
    private WorkLock() {}

    /** Until the session's transaction ends. */
    public static void holdInTransaction(Connection session) throws SQLException {
        RunLock.shareInTransaction(session);
    }

    /** Until {@link #release}, or the session's end. */
    public static void hold(Connection session) throws SQLException {
        RunLock.share(session);
    }

    public static void release(Connection session) throws SQLException {
        RunLock.endShare(session);
    }
}
