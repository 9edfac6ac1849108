package io.narraforge.migration;

import io.narraforge.database.TestDatabase;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What PostgreSQL says to a statement that it refuses. */
record Refusal(
        @Nullable String sqlState,
        @Nullable String message,
        @Nullable String detail,
        @Nullable String hint,
        @Nullable String column) {

    /** Fails when the statement is accepted. */
    static Refusal of(TestDatabase database, String sql) {
        return database.database().run(session -> {
            session.setAutoCommit(false);
            try (Statement statement = session.createStatement()) {
                statement.execute(sql);
            } catch (SQLException refusal) {
                return of(refusal);
            } finally {
                session.rollback();
            }
            throw new AssertionError("accepted: " + sql);
        });
    }

    private static Refusal of(SQLException refusal) {
        ServerErrorMessage said = Objects.requireNonNull(((PSQLException) refusal).getServerErrorMessage());
        return new Refusal(said.getSQLState(), said.getMessage(), said.getDetail(), said.getHint(), said.getColumn());
    }
}
