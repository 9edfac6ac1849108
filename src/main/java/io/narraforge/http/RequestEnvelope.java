package io.narraforge.http;

import io.narraforge.engine.GraphQlRequest;
import org.jspecify.annotations.Nullable;

/**
 * What HTTP says around the parameters of a request; they know nothing of it.
 *
 * @param queriesOnly true for GET, which changes nothing
 */
record RequestEnvelope(
        String requestId, boolean queriesOnly, @Nullable String idempotencyKey, GraphQlRequest.Client client) {}
