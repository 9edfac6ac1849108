package io.narraforge.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One GraphQL request as the protocol delivered it.
 *
 * @param requestId names the request in errors and in the log
 * @param queriesOnly true where the protocol must not change anything (HTTP GET)
 * @param idempotencyKey names the request's one mutation over all its repetitions; null where the protocol brought none
 * @param client who waits for the answer
 */
public record GraphQlRequest(
        String query,
        @Nullable String operationName,
        Map<String, @Nullable Object> variables,
        String requestId,
        boolean queriesOnly,
        @Nullable String idempotencyKey,
        Client client) {

    /** A request without an idempotency key, of a client that waits as long as it takes. */
    public GraphQlRequest(
            String query,
            @Nullable String operationName,
            Map<String, @Nullable Object> variables,
            String requestId,
            boolean queriesOnly) {
        this(query, operationName, variables, requestId, queriesOnly, null, () -> false);
    }

    /** The one who asked, as far as the engine has to know. */
    @FunctionalInterface
    public interface Client {

        /** Whether nobody waits for the answer any more; may be asked from any thread, now and then, while a write runs. */
        boolean isGone();

        /** What it calls itself. */
        default ClientName name() {
            return ClientName.UNKNOWN;
        }
    }
}
