package io.narraforge.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Work on a borrowed connection, which goes back when the work ends and must not outlive it. */
@FunctionalInterface
public interface ConnectionFunction<T extends @Nullable Object> {
    T apply(Connection connection) throws SQLException;
}
