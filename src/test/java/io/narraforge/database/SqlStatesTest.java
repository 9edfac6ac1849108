package io.narraforge.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.problem.Problem;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlStatesTest {
    @ParameterizedTest
    @ValueSource(strings = {"08000", "08001", "08003", "08006", "57P01", "57P02", "57P03", "53300"})
    void aDatabaseThatIsGoneOrFullMayBeTriedAgain(String state) {
        assertThat(problem(state))
                .isInstanceOfSatisfying(
                        Problem.Unavailable.class,
                        unavailable -> assertThat(unavailable.retryAfter()).isNotNull());
    }

    @Test
    void waitingInVainForAConnectionMayBeTriedAgain() {
        assertThat(SqlStates.problem(new SQLTransientConnectionException("Connection is not available")))
                .isInstanceOf(Problem.Unavailable.class);
    }

    @Test
    void aCancelledStatementIsATimeout() {
        assertThat(problem("57014")).isInstanceOf(Problem.TimedOut.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"42601", "22P02", "23505", "XX000", "57000", "0A000"})
    void anythingElseIsOurs(String state) {
        assertThat(problem(state)).isInstanceOf(Problem.Internal.class);
    }

    @Test
    void aFailureWithoutAStateIsOursToo() {
        assertThat(SqlStates.problem(new SQLException("no state"))).isInstanceOf(Problem.Internal.class);
    }

    private static Problem problem(String state) {
        return SqlStates.problem(new SQLException("refused by a test", state));
    }
}
