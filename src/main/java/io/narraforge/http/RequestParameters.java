package io.narraforge.http;

import io.narraforge.engine.GraphQlRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes the parameters of GraphQL over HTTP from a JSON body or a query string, or says which of them is wrong and what
 * is allowed. Whether the document makes sense is the engine's to say.
 */
final class RequestParameters {
    private final StrictJson json = new StrictJson();

    /** @param memory is told what the parameters take of the heap while they are read */
    GraphQlRequest fromBody(InputStream body, LongConsumer memory, RequestEnvelope envelope) throws IOException {
        return switch (json.read(body, "the request body", memory)) {
            case Map<?, ?> parameters -> request(parameters, envelope);
            case List<?> batch ->
                throw RequestRefusedException.malformed("the request body is an array of " + batch.size()
                        + "; batches are not served, send one JSON object per request");
            case null, default ->
                throw RequestRefusedException.malformed(
                        "the request body is no JSON object; send {\"query\": \"…\", \"variables\": {…}}");
        };
    }

    GraphQlRequest fromQueryString(Map<String, List<String>> sent, RequestEnvelope envelope) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("query", single(sent, "query"));
        // "Setting the value of the operationName parameter to the empty string is equivalent to omitting" it.
        parameters.put("operationName", emptyToNull(single(sent, "operationName")));
        parameters.put("variables", decoded(sent, "variables"));
        parameters.put("extensions", decoded(sent, "extensions"));
        return request(parameters, envelope);
    }

    private static GraphQlRequest request(Map<?, ?> parameters, RequestEnvelope envelope) {
        String query = text(parameters, "query");
        if (query == null || query.isBlank()) {
            throw RequestRefusedException.malformed(
                    "\"query\" is " + (query == null ? "missing" : "empty") + "; it has to hold a GraphQL document");
        }
        String operationName = text(parameters, "operationName");
        Map<String, @Nullable Object> variables = object(parameters, "variables");
        object(parameters, "extensions");
        return new GraphQlRequest(
                query,
                operationName,
                variables,
                envelope.requestId(),
                envelope.queriesOnly(),
                envelope.idempotencyKey(),
                envelope.client());
    }

    private static @Nullable String text(Map<?, ?> parameters, String name) {
        return switch (parameters.get(name)) {
            case null -> null;
            case String text -> text;
            case Object other ->
                throw RequestRefusedException.malformed(
                        "\"%s\" is %s; a string is needed".formatted(name, kindOf(other)));
        };
    }

    @SuppressWarnings("unchecked") // StrictJson's objects have strings for keys, and their values may be null.
    private static Map<String, @Nullable Object> object(Map<?, ?> parameters, String name) {
        return switch (parameters.get(name)) {
            case null -> Map.of();
            case Map<?, ?> object -> (Map<String, @Nullable Object>) object;
            case Object other ->
                throw RequestRefusedException.malformed(
                        "\"%s\" is %s; a JSON object or null is allowed".formatted(name, kindOf(other)));
        };
    }

    private static String kindOf(Object value) {
        return switch (value) {
            case Map<?, ?> ignored -> "an object";
            case List<?> ignored -> "an array";
            case String ignored -> "a string";
            case Boolean ignored -> "a boolean";
            default -> "a number";
        };
    }

    private static @Nullable String single(Map<String, List<String>> sent, String name) {
        List<String> values = sent.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw RequestRefusedException.malformed(
                    "the URL has \"%s\" %d times; once is allowed".formatted(name, values.size()));
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    private @Nullable Object decoded(Map<String, List<String>> sent, String name) {
        String text = emptyToNull(single(sent, name));
        return text == null ? null : json.read(text.getBytes(StandardCharsets.UTF_8), "\"" + name + "\" in the URL");
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
