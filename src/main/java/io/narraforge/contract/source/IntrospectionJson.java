package io.narraforge.contract.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.narraforge.contract.schema.Place;
import io.narraforge.contract.schema.SchemaRefusal;
import io.narraforge.contract.schema.SdlFile;
import io.narraforge.problem.Excerpt;
import java.io.IOException;
import java.util.Map;

/** The answer to an introspection query, with or without what GraphQL over HTTP puts around it. */
final class IntrospectionJson {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(SourceFile.MAX_SIZE)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private IntrospectionJson() {}

    /** What a server is sent. */
    static byte[] request(String query) {
        try {
            return JSON.writeValueAsBytes(Map.of("query", query, "operationName", "IntrospectionQuery"));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether an answer is a JSON object at all. */
    static boolean isObject(SourceFile answer) {
        return root(answer).isObject();
    }

    /** Whether an answer has a schema, or errors only. */
    static boolean hasSchema(SourceFile answer) {
        return schema(root(answer)).isObject();
    }

    private static JsonNode root(SourceFile answer) {
        try {
            return JSON.readTree(answer.content());
        } catch (IOException noJson) {
            return JSON.missingNode();
        }
    }

    private static JsonNode schema(JsonNode root) {
        return root.has("data") ? root.path("data").path("__schema") : root.path("__schema");
    }

    static SdlFile parse(String name, String text) {
        JsonNode root = read(name, text);
        JsonNode schema = schema(root);
        if (schema.isObject()) {
            return new SdlFile(name, null, new IntrospectionReader(name).document(schema));
        }
        JsonNode error = root.path("errors").path(0).path("message");
        throw SchemaRefusal.at(
                name,
                error.isTextual()
                        ? "the server refuses introspection: " + Excerpt.of(error.textValue())
                        : "is JSON without __schema, so no answer to an introspection query");
    }

    private static JsonNode read(String name, String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            JsonLocation at = broken.getLocation();
            Object place = at == null ? name : new Place(name, at.getLineNr()) + ":" + at.getColumnNr();
            throw SchemaRefusal.at(place, "not JSON: " + Excerpt.of(broken.getOriginalMessage()));
        }
    }
}
