package io.narraforge.contract.operations;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.narraforge.contract.schema.Place;
import io.narraforge.contract.schema.SchemaRefusal;
import io.narraforge.contract.schema.SdlFile;
import io.narraforge.contract.source.SdlParser;
import io.narraforge.problem.Excerpt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Persisted operations as the tools of clients write them down: Apollo's manifest, or Relay's map from a hash to a text. Each
 * text is a document of its own, in a file that is called by the manifest and the operation's id.
 */
final class Manifest {
    private static final String APOLLO = "apollo-persisted-query-manifest";

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String file;
    private final List<DocumentSet> sets = new ArrayList<>();

    private Manifest(String file) {
        this.file = file;
    }

    static List<DocumentSet> read(String file, String text) {
        var manifest = new Manifest(file);
        JsonNode root = manifest.parse(text);
        if (root.has("format")) {
            manifest.readApollo(root);
        } else {
            manifest.readRelay(root);
        }
        return manifest.sets;
    }

    /** The manifest of a document's file, without the operation's id. */
    static String fileOf(String name) {
        int id = name.indexOf('#');
        return id < 0 ? name : name.substring(0, id);
    }

    private JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            var at = broken.getLocation();
            Object place = at == null ? file : new Place(file, at.getLineNr()) + ":" + at.getColumnNr();
            throw SchemaRefusal.at(place, "not JSON: " + Excerpt.of(broken.getOriginalMessage()));
        }
    }

    private void readApollo(JsonNode root) {
        String format = root.path("format").asText();
        if (!format.equals(APOLLO) || root.path("version").asInt() != 1) {
            throw SchemaRefusal.at(
                    file,
                    "the format %s, version %s, is unknown; use %s, version 1"
                            .formatted(
                                    Excerpt.of(format),
                                    Excerpt.of(root.path("version").asText()),
                                    APOLLO));
        }
        for (JsonNode operation : root.path("operations")) {
            JsonNode client = operation.path("clientName");
            add(operation.path("id").asText(), operation.path("body"), client.isTextual() ? client.textValue() : null);
        }
    }

    private void readRelay(JsonNode root) {
        root.properties().forEach(each -> add(each.getKey(), each.getValue(), null));
    }

    private void add(String id, JsonNode body, @Nullable String client) {
        String name = file + "#" + Excerpt.of(id);
        if (!body.isTextual()) {
            throw SchemaRefusal.at(name, "has no text of an operation; is it a manifest of Apollo or of Relay?");
        }
        SdlFile document = SdlParser.parseAny(name, body.textValue().replace("\r\n", "\n"));
        sets.add(new DocumentSet(List.of(document), client));
    }
}
