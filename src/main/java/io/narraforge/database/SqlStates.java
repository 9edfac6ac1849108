package io.narraforge.database;

import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What a failure of the database means to a client. Total: what is not named here is ours. The messages tell nothing of
 * the statement; the cause stays in the exception for the log.
 */
public final class SqlStates {
    /** Raised by the trigger that guards a job's life. */
    private static final String ILLEGAL_TRANSITION = "NF001";

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
        // 57014: query_canceled, which is how statement_timeout ends a statement. 25P04: transaction_timeout.
        if (stateOf(failure).equals("57014") || stateOf(failure).equals("25P04")) {
            return new Problem.TimedOut(timedOut(statementTimeout));
        }
        // 55P03 lock_not_available, which is how lock_timeout ends a statement.
        if (stateOf(failure).equals("55P03")) {
            return new Problem.Unavailable(
                    "Others are changing the same rows, and were not done in time; try again.", RETRY_AFTER);
        }
        // 40001 serialization_failure, 40P01 deadlock_detected: others were quicker, however often it was tried.
        if (asksToRetry(stateOf(failure))) {
            return new Problem.Unavailable("Others are writing to the same rows; try again.", RETRY_AFTER);
        }
        if (stateOf(failure).equals(ILLEGAL_TRANSITION) && failure instanceof PSQLException refusal) {
            return refusedTransition(Objects.requireNonNull(refusal.getServerErrorMessage()));
        }
        return new Problem.Internal("The database refused a statement with SQLSTATE " + stateOf(failure));
    }

    /** The trigger says the present state in the detail, and what may follow in the hint. */
    private static Problem refusedTransition(ServerErrorMessage message) {
        String allowed = String.valueOf(message.getHint());
        return new Problem.RefusedTransition(
                String.valueOf(message.getDetail()),
                message.getHint() == null || allowed.isEmpty() ? List.of() : List.of(allowed.split(", ", -1)));
    }

    /** Whether the failed transaction may succeed when it is done again from its beginning. */
    public static boolean asksToRetry(ProblemOccurredException failed) {
        for (@Nullable Throwable cause = failed.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException failure) {
                return asksToRetry(stateOf(failure));
            }
        }
        return false;
    }

    private static boolean asksToRetry(String state) {
        return state.equals("40001") || state.equals("40P01");
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
            // read_only_sql_transaction: this server is a standby, or is being replaced by another.
            case "25006" -> true;
            // idle_in_transaction_session_timeout: an operator's limit
            case "25P03" -> true;
            // Class 08: the connection could not be made, or broke.
            default -> state.startsWith("08");
        };
    }

    /** Whether the connection is lost, so that it is not known what became of the last statement. */
    static boolean meansBroken(SQLException failure) {
        String state = stateOf(failure);
        // Class 08: the connection broke; admin_shutdown, crash_shutdown: the server ended the session.
        return state.startsWith("08") || state.equals("57P01") || state.equals("57P02");
    }

    /** The driver leaves the state out of failures that never reached the server. */
    static String stateOf(SQLException failure) {
        String state = failure.getSQLState();
        return state == null ? "unknown" : state;
    }
}
