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

    /** Something is wrong with a place in a field's arguments, or with what stands in the way of it in the data. */
    sealed interface OfInput extends Problem {
        InputPlace place();
    }

    /**
     * A place in the arguments of a field.
     *
     * @param argument as errors name it, {@code worlds(after:)}
     * @param path from the argument's value to the place, {@code rows[17].name}; empty for the value itself
     * @param pointer within the JSON document there, a JSON Pointer (RFC 6901); null where no document is judged
     */
    record InputPlace(
            String argument, String path, @Nullable String pointer) {
        public InputPlace(String argument) {
            this(argument, "", null);
        }

        @Override
        public String toString() {
            return path.isEmpty() ? argument : argument + " " + path;
        }
    }

    /** A value cannot be used. */
    record BadUserInput(InputPlace place, String message) implements OfInput {}

    /** What a mutation is to change does not exist. */
    record NotFound(InputPlace place, String message) implements OfInput {}

    /** The row is not at the version that the client has seen. */
    record VersionConflict(InputPlace place, int currentVersion, String message) implements OfInput {}

    /** Another row has the value that only one may have. */
    record AlreadyExists(InputPlace place, String message) implements OfInput {}

    /** A rule of the data forbids the value: a range, a form, a row that has to exist. */
    record ConstraintViolated(InputPlace place, String message) implements OfInput {}

    /** The row's state does not allow the change. */
    record IllegalTransition(InputPlace place, String from, List<String> allowed, String message) implements OfInput {}

    /** As the database room found it in the catalog; where rows are written it becomes one of the above. */
    record BrokenConstraint(Rule rule, String table, List<String> columns, String explanation) implements Problem {
        /** What kind of rule it is. */
        public enum Rule {
            UNIQUE,
            FOREIGN_KEY,
            CHECK
        }

        @Override
        public String message() {
            return "A rule of the data forbids this write.";
        }
    }

    /** The state of a row does not allow a change, as the database says it. */
    record RefusedTransition(String from, List<String> allowed) implements Problem {
        @Override
        public String message() {
            return "The present state is " + from + (allowed.isEmpty() ? ", which is final." : ".");
        }
    }

    /** More was asked for than is allowed. */
    record LimitExceeded(InputPlace place, long limit, long requested, String message) implements OfInput {}

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
