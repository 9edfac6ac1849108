package io.narraforge.doctor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** A transaction that is always rolled back, so that no setting and nothing else outlives it. */
final class Session {
    private final Connection connection;

    private Session(Connection connection) {
        this.connection = connection;
    }

    /** What is done in the session. */
    @FunctionalInterface
    interface Work<T> {
        T in(Session session) throws SQLException;
    }

    /** Turns the current row of a result into a value. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    static <T> T during(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            connection.setReadOnly(true);
            return work.in(new Session(connection));
        } finally {
            connection.rollback();
            connection.setReadOnly(false);
            connection.setAutoCommit(true);
        }
    }

    /** The one row of an answer. */
    <T> T row(String sql, List<String> values, RowReader<T> reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setString(i + 1, values.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return reader.read(rows);
            }
        }
    }
}
