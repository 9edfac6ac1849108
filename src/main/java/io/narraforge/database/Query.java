package io.narraforge.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One statement about the database itself, with its values; for catalogs and settings, which no plan is made for. */
public final class Query {
    private final String sql;
    private final @Nullable Object[] values;

    private Query(String sql, @Nullable Object[] values) {
        this.sql = sql;
        this.values = values;
    }

    /** Turns the current row of a result into a value. */
    @FunctionalInterface
    public interface RowReader<T extends @Nullable Object> {
        T read(ResultSet row) throws SQLException;
    }

    public static Query of(String sql, @Nullable Object... values) {
        return new Query(sql, Arrays.copyOf(values, values.length));
    }

    /** Every row, in memory: for answers that are small. */
    public <T extends @Nullable Object> List<T> rows(Connection session, RowReader<T> reader) throws SQLException {
        try (PreparedStatement statement = prepare(session);
                ResultSet answer = statement.executeQuery()) {
            var rows = new ArrayList<T>();
            while (answer.next()) {
                rows.add(reader.read(answer));
            }
            return rows;
        }
    }

    /** The first row, if there is one. */
    public <T> Optional<T> first(Connection session, RowReader<T> reader) throws SQLException {
        return rows(session, reader).stream().findFirst();
    }

    /** The first row of an answer that always has one. */
    public <T> T one(Connection session, RowReader<T> reader) throws SQLException {
        return rows(session, reader).getFirst();
    }

    /** Whether the one value of the one row is true. */
    public boolean isTrue(Connection session) throws SQLException {
        return one(session, row -> row.getBoolean(1));
    }

    /** Does what has no answer, and tells how many rows it concerned. */
    public int execute(Connection session) throws SQLException {
        try (PreparedStatement statement = prepare(session)) {
            statement.execute();
            return statement.getUpdateCount();
        }
    }

    private PreparedStatement prepare(Connection session) throws SQLException {
        PreparedStatement statement = session.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
