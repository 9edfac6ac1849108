package io.narraforge.migration.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** A look at who is at work, for those who only look. */
public final class RunLook {
    private RunLook() {}

    public static Optional<LockHolder> atWork(Connection session) throws SQLException {
        return RunLock.owner(session);
    }
}
