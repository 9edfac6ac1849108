package io.narraforge.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.narraforge.problem.Problem.BrokenConstraint;
import io.narraforge.problem.ProblemOccurredException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Work that may fail, thousands of times in one transaction. */
class AttemptIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.empty();

    @BeforeAll
    static void createTable() {
        DATABASE.execute("CREATE TABLE numbers (n integer CHECK (n > 0))");
    }

    @Test
    void attemptsKeepNoLocksHoweverManySucceedOrFail() {
        Transaction transaction = DATABASE.database().begin();
        try {
            for (int n = 1; n <= 50; n++) {
                int number = n;
                transaction.attempt(connection -> insert(connection, number));
                assertThatThrownBy(() -> transaction.attempt(connection -> insert(connection, -number)))
                        .isInstanceOfSatisfying(
                                ProblemOccurredException.class,
                                refused -> assertThat(refused.problem()).isInstanceOf(BrokenConstraint.class));
            }
            // One of the transaction's own, one of the statement that asks.
            assertThat(transaction.<Integer>run(AttemptIT::locksOnTransactions)).isLessThanOrEqualTo(2);
            transaction.run(connection -> insert(connection, 1_000));
            transaction.commit();
        } finally {
            transaction.rollback();
        }
        assertThat(DATABASE.queryText("SELECT count(*) FROM numbers")).isEqualTo("51");
    }

    private static int insert(Connection connection, int number) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("INSERT INTO numbers VALUES (" + number + ")");
        }
    }

    private static int locksOnTransactions(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet locks = statement.executeQuery(
                        "SELECT count(*) FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'transactionid'")) {
            locks.next();
            return locks.getInt(1);
        }
    }
}
