package io.narraforge.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files are sound schemas, and keep the rules that messages and openness depend on. */
class ShapeFilesTest {
    private static final Path FOLDER = Path.of("src/main/resources/shapes");
    private static final Set<String> KEYWORDS_THAT_REFUSE =
            Set.of("type", "required", "minimum", "maximum", "minLength", "minProperties", "pattern");
    private static final Set<String> KEYWORDS_THAT_LEAD_ON =
            Set.of("$schema", "$comment", "$defs", "$ref", "description", "properties", "items", "allOf", "if", "then");

    static Stream<String> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    private static JsonNode read(String file) throws IOException {
        return JsonTree.of(Files.readString(FOLDER.resolve(file)));
    }

    @Test
    void thereIsAFileForEachNameAndNoOther() throws IOException {
        assertThat(files().toList())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(Shapes.NAMES.stream(), Stream.of(Shapes.PARTS))
                        .map(name -> name + ".json")
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("files")
    void isValidByTheSchemaOfSchemas(String file) throws IOException {
        String dialect = "https://json-schema.org/draft/2020-12/schema";
        JsonNode schema = read(file);

        assertThat(schema.path("$schema").asText()).isEqualTo(dialect);
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(SchemaLocation.of(dialect))
                        .validate(schema))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void refersToItsNeighboursOnlyAndHasWordsForEveryRefusal(String file) throws IOException {
        List<String> names = files().toList();

        for (JsonNode schema : schemas(read(file))) {
            Set<String> keywords = Set.copyOf(fieldNames(schema));
            assertThat(keywords)
                    .as("what messages can speak of, and shapes stay open with")
                    .allMatch(word -> KEYWORDS_THAT_REFUSE.contains(word) || KEYWORDS_THAT_LEAD_ON.contains(word));
            if (keywords.stream().anyMatch(KEYWORDS_THAT_REFUSE::contains) && !isOnlyAsked(schema)) {
                assertThat(schema.path("description").asText()).as("%s", schema).matches("(an? |the |true ).+[^.]");
            }
            if (keywords.contains("$ref")) {
                assertThat(names).contains(schema.get("$ref").asText().split("#", -1)[0]);
            }
        }
    }

    /** Below {@code if} nothing is refused. */
    private static boolean isOnlyAsked(JsonNode schema) {
        return schema.properties().size() == 1 && schema.path("type").asText().equals("null");
    }

    private static List<String> fieldNames(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<JsonNode> schemas(JsonNode schema) {
        var found = new ArrayList<JsonNode>(List.of(schema));
        Stream.of("items", "if", "then").filter(schema::has).forEach(key -> found.addAll(schemas(schema.get(key))));
        schema.path("allOf").forEach(part -> found.addAll(schemas(part)));
        schema.path("properties").forEach(part -> found.addAll(schemas(part)));
        schema.path("$defs").forEach(part -> found.addAll(schemas(part)));
        return found;
    }
}
