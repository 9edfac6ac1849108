package io.narraforge.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What JSON documents must look like to be stored, by the name of their attribute: {@code Timeline.nodes}, {@code
 * Artifact.data.prose_segment}. The rules are the JSON Schemas in {@code shapes/}; nothing else is ever loaded.
 */
public final class Shapes {
    private static final String ARTIFACT = "Artifact.data";

    /** The file of each has this name; the artifact's types are those that a pipeline is known to write. */
    static final List<String> NAMES = Stream.concat(
                    Stream.of(
                            "World.rules",
                            "World.themes",
                            "World.geography",
                            "World.history",
                            "Character.trajectory",
                            "Character.relationships",
                            "Character.constraints",
                            "Timeline.nodes",
                            "Job.constraints",
                            "QaReport.criticalErrors",
                            "QaReport.warnings",
                            ARTIFACT),
                    Stream.of(
                                    "world_spec",
                                    "character_spec",
                                    "narrative_blueprint",
                                    "plot_outline",
                                    "prose_segment",
                                    "qa_report",
                                    "style_guide")
                            .map(type -> ARTIFACT + "." + type))
            .toList();

    /** What the shapes share. */
    static final String PARTS = "Parts";

    private static final String BASE = "shapes://build/";

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    // The depth is judged before; how long strings and numbers may be is for the database to say.
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(Nesting.MAX_DEPTH)
                            .maxStringLength(Integer.MAX_VALUE)
                            .maxNumberLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            // Through a double a score of 1.00000000000000001 would be 1.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final Map<String, Schema> schemaByName;
    private final Findings findings;

    private Shapes(Map<String, String> textByIri) {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(textByIri));
        this.schemaByName = NAMES.stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), name -> registry.getSchema(SchemaLocation.of(iri(name)))));
        this.findings = new Findings(textByIri.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, file -> parse(file.getValue()))));
    }

    /** The shapes that this build was made with. */
    public static Shapes ofBuild() {
        return new Shapes(Stream.concat(NAMES.stream(), Stream.of(PARTS))
                .collect(Collectors.toUnmodifiableMap(Shapes::iri, Shapes::text)));
    }

    /**
     * The first misfit in the order of the document; empty where it fits, and for a name without a rule. Of a document
     * with very many it is the first among those that were met before the search ended.
     *
     * @param json well-formed
     */
    public Optional<Misfit> misfit(String name, String json) {
        Schema schema = schemaByName.get(name);
        if (schema == null) {
            return Optional.empty();
        }
        if (Nesting.isTooDeep(json)) {
            return Optional.of(new Misfit("", Nesting.TOO_DEEP));
        }
        JsonNode document = parse(json);
        var met = new FirstErrors();
        schema.validate(document, met::collectIn);
        return findings.first(met, document);
    }

    private static String iri(String name) {
        return BASE + name + ".json";
    }

    private static String text(String name) {
        String path = "/shapes/" + name + ".json";
        try (InputStream file = Shapes.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is not in this build");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(path + " can't be read", broken);
        }
    }

    private static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("no JSON was given", broken);
        }
    }
}
