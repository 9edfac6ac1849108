package io.narraforge.problem;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can go wrong, as a closed list. A message is a sentence for people: what failed, the value, what to
 * do; never SQL, a bind value, a table's or constraint's name, or a secret.
 */
public sealed interface Problem {

    String message();

    /** An argument is wrong; {@code argument} is its path as the client wrote it, {@code worlds(after:)}. */
    record BadUserInput(String argument, String message) implements Problem {}

    /** More was asked for than is allowed. */
    record LimitExceeded(String argument, long limit, long requested, String message) implements Problem {}

    /** The database or this server cannot answer now; trying later helps. */
    record Unavailable(String message, @Nullable Duration retryAfter) implements Problem {}

    /** A deadline passed before the answer was there. */
    record TimedOut(String message) implements Problem {}

    /** Ours: the message is for the log's reader, clients see the request id only. */
    record Internal(String message) implements Problem {}

    /** The environment's settings cannot be used; every reason at once. */
    record InvalidSettings(List<String> reasons) implements Problem {
        @Override
        public String message() {
            return String.join("\n", reasons);
        }
    }

    /** The contract is broken, or disagrees with the wiring or the tables; every finding at once. */
    record ContractMismatch(List<String> findings) implements Problem {
        @Override
        public String message() {
            return "schema.graphqls can't be served:\n  " + String.join("\n  ", findings);
        }
    }

    /** No connection to the database could be made at the start. */
    record DatabaseUnreachable(String message) implements Problem {}

    /** The database is not at the version this build needs; the message ends with the command that mends it. */
    record DatabaseNotReady(String message) implements Problem {}

    /** The command cannot be carried out: a port is taken, a data folder is in use, a file cannot be written. */
    record CommandFailed(String message) implements Problem {}
}
