package io.narraforge.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @ValueSource(strings = {"25006", "25P03"})
    void whatAnOperatorLimitsOrReplacesMayBeTriedAgain(String state) {
        assertThat(problem(state)).isInstanceOf(Problem.Unavailable.class);
    }

    @Test
    void whoWaitedForOthersInVainHearsOfThem() {
        assertThat(problem("55P03"))
                .isInstanceOfSatisfying(
                        Problem.Unavailable.class,
                        unavailable -> assertThat(unavailable.message()).contains("Others are changing the same rows"));
    }

    @ParameterizedTest
    @CsvSource({"40001, true", "40P01, true", "55P03, false", "57014, false", "08006, false", "23505, false"})
    void onlyWhatOthersWereQuickerInIsDoneAgain(String state, boolean again) {
        var failure = new ProblemOccurredException(
                new Problem.Internal("refused"), new SQLException("refused by a test", state));

        assertThat(SqlStates.asksToRetry(failure)).isEqualTo(again);
        assertThat(SqlStates.asksToRetry(new ProblemOccurredException(new Problem.Internal("placed"), failure)))
                .as("found below what says the place")
                .isEqualTo(again);
    }

    @Test
    void waitingInVainForAConnectionMayBeTriedAgain() {
        assertThat(SqlStates.problem(
                        new SQLTransientConnectionException("Connection is not available"), Optional.empty()))
                .isInstanceOf(Problem.Unavailable.class);
    }

    @Test
    void aCancelledStatementIsATimeoutThatSaysHowLongIsAllowed() {
        assertThat(problem("57014"))
                .isEqualTo(new Problem.TimedOut("The database ended this question before its answer was complete;"
                        + " narrow it, or ask for less at a time."));
        assertThat(problem("57014", Optional.of(Duration.ofMinutes(2)))).contains("it may take 120 s at most");
        assertThat(problem("57014", Optional.of(Duration.ofMillis(1_500)))).contains("it may take 1500 ms at most");
    }

    @ParameterizedTest
    @ValueSource(strings = {"42601", "22P02", "23505", "XX000", "57000", "0A000"})
    void anythingElseIsOurs(String state) {
        assertThat(problem(state)).isInstanceOf(Problem.Internal.class);
    }

    @Test
    void aFailureWithoutAStateIsOursToo() {
        assertThat(SqlStates.problem(new SQLException("no state"), Optional.empty()))
                .isInstanceOf(Problem.Internal.class);
    }

    private static Problem problem(String state) {
        return SqlStates.problem(new SQLException("refused by a test", state), Optional.empty());
    }

    private static String problem(String state, Optional<Duration> statementTimeout) {
        return SqlStates.problem(new SQLException("refused by a test", state), statementTimeout)
                .message();
    }
}
