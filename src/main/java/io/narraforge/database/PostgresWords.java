package io.narraforge.database;

import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.sql.SQLException;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What PostgreSQL itself says of a failure: message, detail and hint. For operators only; it may hold names of
 * constraints and values of rows.
 */
public final class PostgresWords {
    private PostgresWords() {}

    /** The words of the first failure in the chain of causes that came from the server; else the failure's own. */
    public static String of(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException refused && refused.getServerErrorMessage() != null) {
                return words(refused.getServerErrorMessage());
            }
        }
        return String.valueOf(failure.getMessage()).strip();
    }

    /** A failure of something that an operator asked for; what is said of absent databases stays as it is. */
    public static ProblemOccurredException explain(String what, SQLException failure) {
        ProblemOccurredException translated = SqlStates.translate(failure);
        return translated.problem() instanceof Problem.Unavailable
                ? translated
                : new ProblemOccurredException(new Problem.CommandFailed(what + ": " + of(failure)), failure);
    }

    private static String words(ServerErrorMessage error) {
        var words = new StringJoiner("\n");
        words.add(String.valueOf(error.getMessage()));
        if (error.getDetail() != null) {
            words.add(error.getDetail());
        }
        if (error.getHint() != null) {
            words.add(error.getHint());
        }
        return words.toString();
    }

    /** Whether {@code lock_timeout} ended the statement. 55P03: lock_not_available. */
    public static boolean tellOfALockTimeout(SQLException failure) {
        return SqlStates.stateOf(failure).equals("55P03");
    }
}
