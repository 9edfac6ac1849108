package io.narraforge.engine;

import io.narraforge.database.Session;
import io.narraforge.plan.SqlStatement;
import io.narraforge.telemetry.Event;
import io.narraforge.telemetry.Telemetry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/** Runs planned statements in a session, and tells telemetry of each. */
public final class Statements {
    private static final int FETCH_ALL = 0;

    /** pgjdbc: 0 sends the statement unnamed each time, so that the server plans it with its values. */
    private static final int NEVER_PREPARED = 0;

    private final Session session;
    private final Telemetry telemetry;

    public Statements(Session session, Telemetry telemetry) {
        this.session = session;
        this.telemetry = telemetry;
    }

    /** The same, in another session. */
    Statements in(Session other) {
        return new Statements(other, telemetry);
    }

    /** Turns the current row of a result into a value. */
    @FunctionalInterface
    public interface RowMapper<T> {
        T map(ResultSet rows) throws SQLException;
    }

    /**
     * All rows of a statement.
     *
     * @param values gives the value of a named parameter: text, or an {@link ArrayParameter}
     */
    public <T> List<T> run(SqlStatement statement, Function<String, @Nullable Object> values, RowMapper<T> mapper) {
        return told(statement, () -> session.run(connection -> rows(connection, statement, values, mapper)));
    }

    /** The same, for one of many statements of which each may fail. */
    <T> List<T> attempt(SqlStatement statement, Function<String, @Nullable Object> values, RowMapper<T> mapper) {
        return told(statement, () -> session.attempt(connection -> rows(connection, statement, values, mapper)));
    }

    /** To be asked before each part of a long work between two statements: its failure is that of the session. */
    void refuseIfOver() {
        session.refuseIfOver();
    }

    private <T> List<T> told(SqlStatement statement, Supplier<List<T>> running) {
        long start = System.nanoTime();
        List<T> rows = running.get();
        telemetry.record(new Event.StatementRan(statement.sql(), Duration.ofNanos(System.nanoTime() - start)));
        return rows;
    }

    private static <T> List<T> rows(
            Connection connection,
            SqlStatement statement,
            Function<String, @Nullable Object> values,
            RowMapper<T> mapper)
            throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement.sql())) {
            prepared.setFetchSize(FETCH_ALL);
            if (statement.plannedWithValues()) {
                prepared.unwrap(PGStatement.class).setPrepareThreshold(NEVER_PREPARED);
            }
            ParameterBinding.bind(prepared, statement.parameters(), values);
            return readAll(prepared, mapper);
        }
    }

    private static <T> List<T> readAll(PreparedStatement prepared, RowMapper<T> mapper) throws SQLException {
        var mapped = new ArrayList<T>();
        try (ResultSet rows = prepared.executeQuery()) {
            while (rows.next()) {
                mapped.add(mapper.map(rows));
            }
        }
        return mapped;
    }
}
