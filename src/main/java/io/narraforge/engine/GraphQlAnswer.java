package io.narraforge.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The response of one request. Values of {@code data} are maps, lists, strings, numbers, booleans, null, and {@link
 * RawJson} for what goes to the client as the database delivered it.
 *
 * @param data null when {@code outcome} is not {@link Outcome#EXECUTED}, or when a non-null root field failed
 * @param errors each in the form of the specification's section 7.1.2: message, locations, path, extensions
 */
public record GraphQlAnswer(
        Outcome outcome, @Nullable Map<String, @Nullable Object> data, List<Map<String, @Nullable Object>> errors) {

    /** How far the request came; a protocol chooses its status by it. */
    public enum Outcome {
        /** Execution began: the response has {@code data}, be it null. */
        EXECUTED,
        /** The document cannot be parsed, is invalid, names no operation, or a variable cannot be coerced. */
        REFUSED,
        /** A query was required and the operation is another. */
        NOT_A_QUERY
    }
}
