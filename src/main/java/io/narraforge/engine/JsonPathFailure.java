package io.narraforge.engine;

import io.narraforge.plan.Place;
import io.narraforge.plan.filter.Filtered;
import io.narraforge.problem.Excerpt;
import io.narraforge.problem.ProblemOccurredException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * An SQL/JSON path is the one program in a filter, and only PostgreSQL reads it: what it finds wrong there, while it reads
 * or runs it, is the client's mistake and is told with the place. Without a path in the filter nothing is translated.
 */
final class JsonPathFailure {
    private static final int MAX_OTHERS = 3;

    private JsonPathFailure() {}

    /** Runs what reads with the filter. */
    static <T> T named(Filtered filtered, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ProblemOccurredException failed) {
            throw filtered.jsonPaths().isEmpty() || !(failed.getCause() instanceof PSQLException refusal)
                    ? failed
                    : translated(filtered, refusal, failed);
        }
    }

    private static ProblemOccurredException translated(
            Filtered filtered, PSQLException refusal, ProblemOccurredException failed) {
        if (!isOfPath(String.valueOf(refusal.getSQLState()))) {
            return failed;
        }
        return filtered.jsonPaths()
                .getFirst()
                .refuse(others(filtered.jsonPaths()) + "is no SQL/JSON path that can be followed"
                        + reason(refusal.getServerErrorMessage())
                        + "; write one such as $.climate == $wanted, with a value in variables for each name");
    }

    /** PostgreSQL does not tell which one it is. */
    private static String others(List<Place> jsonPaths) {
        if (jsonPaths.size() == 1) {
            return "";
        }
        return jsonPaths.stream()
                .skip(1)
                .limit(MAX_OTHERS)
                .map(Place::path)
                .collect(Collectors.joining(", ", "(or one of: ", jsonPaths.size() > MAX_OTHERS + 1 ? " …) " : ") "));
    }

    private static String reason(@Nullable ServerErrorMessage message) {
        return message == null || message.getMessage() == null ? "" : ": " + Excerpt.of(message.getMessage());
    }

    /** Of all that a statement holds, these can come from the path alone: everything else is typed and cast safely. */
    private static boolean isOfPath(String state) {
        return switch (state) {
            // syntax_error; undefined_object: a variable; feature_not_supported: a flag of like_regex, a time zone;
            // statement_too_complex: nested too deep
            case "42601", "42704", "0A000", "54001" -> true;
            // data_exception: an escape, a regular expression (2201B), SQL/JSON's own (2203x)
            default -> state.startsWith("22");
        };
    }
}
