package io.narraforge.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.narraforge.engine.AnswerValues;
import io.narraforge.engine.GraphQlAnswer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes answers as JSON, in the order of the selection: from the engine's maps straight to UTF-8, without a tree and
 * without text in between. Refuses values that {@link GraphQlAnswer} does not announce.
 */
final class AnswerJson {
    private final JsonFactory factory = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            // The default pool is per thread, and a virtual thread lives for one request only.
            .recyclerPool(JsonRecyclerPools.newBoundedPool(64))
            .build();

    void write(GraphQlAnswer answer, OutputStream out) throws IOException {
        try (JsonGenerator generator = factory.createGenerator(out)) {
            generator.writeStartObject();
            // GraphQL, 7.1: "it may be helpful for [errors] to appear first in the response when serialized".
            if (!answer.errors().isEmpty()) {
                generator.writeFieldName("errors");
                AnswerValues.write(answer.errors(), generator);
            }
            if (answer.outcome() == GraphQlAnswer.Outcome.EXECUTED) {
                generator.writeFieldName("data");
                AnswerValues.write(answer.data(), generator);
            }
            generator.writeEndObject();
        }
    }

    void writeError(RequestRefusedException refusal, String requestId, OutputStream out) throws IOException {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", refusal.code());
        extensions.put("requestId", requestId);
        extensions.putAll(refusal.details());
        writeError(refusal.message(), extensions, out);
    }

    void writeError(String message, Map<String, Object> extensions, OutputStream out) throws IOException {
        try (JsonGenerator generator = factory.createGenerator(out)) {
            AnswerValues.write(
                    Map.of("errors", List.of(inOrder("message", message, "extensions", extensions))), generator);
        }
    }

    private static Map<String, Object> inOrder(String key, Object value, String laterKey, Object laterValue) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        map.put(laterKey, laterValue);
        return map;
    }
}
