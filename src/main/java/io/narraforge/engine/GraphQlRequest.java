package io.narraforge.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One GraphQL request as the protocol delivered it.
 *
 * @param requestId names the request in errors and in the log
 * @param queriesOnly true where the protocol must not change anything (HTTP GET)
 */
public record GraphQlRequest(
        String query,
        @Nullable String operationName,
        Map<String, @Nullable Object> variables,
        String requestId,
        boolean queriesOnly) {}
