package io.narraforge.database;

import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;

/**
 * What a failure of the database means to a client. Total: what is not named here is ours. The messages tell nothing of
 * the statement; the cause stays in the exception for the log.
 */
public final class SqlStates {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private SqlStates() {}

    /** A failure on a connection whose statements take as long as they need. */
    public static ProblemOccurredException translate(SQLException failure) {
        return translate(failure, Optional.empty());
    }

    static ProblemOccurredException translate(SQLException failure, Optional<Duration> statementTimeout) {
        return new ProblemOccurredException(problem(failure, statementTimeout), failure);
    }

    static Problem problem(SQLException failure, Optional<Duration> statementTimeout) {
        // HikariCP throws this when no connection became free, or none could be opened, in the time allowed.
        if (failure instanceof SQLTransientConnectionException || meansUnavailable(stateOf(failure))) {
            return new Problem.Unavailable("The database is not available now; try again.", RETRY_AFTER);
        }
        // 57014: query_canceled, which is how statement_timeout ends a statement.
        if (stateOf(failure).equals("57014")) {
            return new Problem.TimedOut(timedOut(statementTimeout));
        }
        return new Problem.Internal("The database refused a statement with SQLSTATE " + stateOf(failure));
    }

    /** An operator's pg_cancel_backend has the same state, so this does not claim that the time was used up. */
    private static String timedOut(Optional<Duration> limit) {
        return "The database ended this question before its answer was complete"
                + limit.map(time -> ": it may take " + inWords(time) + " at most")
                        .orElse("")
                + "; narrow it, or ask for less at a time.";
    }

    private static String inWords(Duration time) {
        return time.toMillisPart() == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    private static boolean meansUnavailable(String state) {
        return switch (state) {
            // admin_shutdown, crash_shutdown, cannot_connect_now, too_many_connections
            case "57P01", "57P02", "57P03", "53300" -> true;
            // Class 08: the connection could not be made, or broke.
            default -> state.startsWith("08");
        };
    }

    /** The driver leaves the state out of failures that never reached the server. */
    static String stateOf(SQLException failure) {
        String state = failure.getSQLState();
        return state == null ? "unknown" : state;
    }
}
