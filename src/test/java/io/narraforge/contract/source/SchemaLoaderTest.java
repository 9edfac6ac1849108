package io.narraforge.contract.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.narraforge.contract.schema.Place;
import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.schema.SchemaSdl;
import io.narraforge.problem.ProblemOccurredException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaLoaderTest {
    @TempDir
    private Path folder;

    private void write(String name, String text) throws IOException {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, content);
    }

    private Schema load(String source) {
        return new SchemaLoader(folder).load(source);
    }

    private String refusal(String source) {
        return catchThrowableOfType(ProblemOccurredException.class, () -> load(source))
                .problem()
                .message();
    }

    @Test
    void selfIsTheContractOfTheBuild() {
        assertThat(load("self").types()).containsKeys("World", "WorldConnection");
        assertThat(place(load("self"), "World").file()).isEqualTo("schema.graphqls");
    }

    private static Place place(Schema schema, String type) {
        return Objects.requireNonNull(schema.types().get(type)).element().place();
    }

    @Test
    void folderIsAllItsFilesOfSdlEachKeepingItsName() throws IOException {
        write("api/query.graphqls", "type Query { a: A }");
        write("api/deep/a.graphql", "\ntype A { b: B }");
        write("api/b.gql", "\n\nscalar B");
        write("api/notes.txt", "no schema");

        // In the order of the files' names.
        assertThat(load("api").types().keySet()).containsExactly("B", "A", "Query");
        assertThat(place(load("api"), "A")).isEqualTo(new Place("api/deep/a.graphql", 2));
    }

    @Test
    void globIsAllThatFitsAlsoDirectlyInItsFolder() throws IOException {
        write("api/query.graphqls", "type Query { a: Int }");
        write("api/deep/a.graphqls", "type A { b: Int }");
        write("api/deep/b.graphql", "type B { b: Int }");

        assertThat(load("api/**/*.graphqls").types()).containsOnlyKeys("Query", "A");
        assertThat(load("*/*.graphqls").types()).containsOnlyKeys("Query");
        assertThat(load("api/{query,other}.graphqls").types()).containsOnlyKeys("Query");
        assertThat(refusal("api/*.nothing")).isEqualTo("api/*.nothing: fits no file");
        assertThat(refusal("nowhere/*.graphqls")).isEqualTo("nowhere/*.graphqls: fits no file");
        assertThat(refusal("api/[")).startsWith("api/[: is no glob: ");
    }

    @Test
    void byteOrderMarkAndLineEndsMeanNothing() throws IOException {
        write("a.graphqls", "\uFEFFtype Query {\r\n  \"\"\"\r\n  x\r\n  y\r\n  \"\"\"\r\n  a: Int\r}");

        assertThat(SchemaSdl.write(load("a.graphqls")))
                .isEqualTo("type Query {\n  \"\"\"\n  x\n  y\n  \"\"\"\n  a: Int\n}\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
        type Query {\\n  a:\\n}                           ~ 3:1: not GraphQL: unexpected }
        type Query {\\n  a: Int                           ~ 2:9: not GraphQL: the file ends where more is needed
        type Query {\\n  a: %                             ~ 2:6: not GraphQL: no token begins like this
        type Query { a: Int }\\n}                         ~ 2:1: not GraphQL: unexpected }
        type Query { a: Int }\\nquery { a }               ~ 2: an operation or a fragment is no part of a schema
        type Query { a: Int }\\ntype Query { b: Int }     ~ 2: the type Query is defined twice; first at s.graphqls:1
        type Query {\\n a: Int\\n a: Int }                ~ 3: the field Query.a stands here twice; first at s.graphqls:2
        type Query {\\n a: Nothing }                      ~ 2: there is no type Nothing; it is named as the type of the field Query.a, which can't be an input
        type Query {\\n a(b: Query): Int }                ~ 2: Query is named as the type of b in Query.a, which has to be an input, an enum or a scalar
        type Query { a: I }\\ninput I { b: Int }          ~ 1: I is named as the type of the field Query.a, which can't be an input
        type Query { a: U }\\nunion U = Int               ~ 2: Int is named as a member of U, which has to be an object
        type Query implements\\nA { a: Int } scalar A     ~ 2: A is named as what Query implements, which has to be an interface
        type Query { a: Int }\\nextend type A { b: Int }  ~ 2: the type A is extended, but not defined
        type Query { a: Int }\\nextend enum Query { B }   ~ 2: Query is extended as another kind of type than it is defined as at s.graphqls:1
        schema { query: Int }                             ~ 1: Int is named as the root of query, which has to be an object
        type A { a: Int }                                 ~ ` the schema has no query type`
        type Query { a(b: Float =\\n 1e9999999999): Int } ~ 2: a number's exponent has more digits than can be read
        """)
    void brokenSdlIsRefusedInOneLineWithItsPlace(String sdl, String refusal) throws IOException {
        write("s.graphqls", sdl.replace("\\n", "\n"));

        assertThat(refusal("s.graphqls")).isEqualTo("s.graphqls:" + refusal);
    }

    @Test
    void interfacesInARingAreRefused() throws IOException {
        write("s.graphqls", """
            type Query { a: A }
            interface A implements B { a: Int }
            interface B implements C { a: Int }
            interface C implements A { a: Int }
            """);

        assertThat(refusal("s.graphqls")).isEqualTo("s.graphqls:4: the interface A implements itself, through C");
    }

    @Test
    void filesWithoutTextOrWithOtherBytesAreRefused() throws IOException {
        write("empty.graphqls", "");
        write("latin1.graphqls", "type Query {\n  \"é\" a: Int }".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(refusal("empty.graphqls")).isEqualTo("empty.graphqls: is empty, and no schema");
        assertThat(refusal("latin1.graphqls")).isEqualTo("latin1.graphqls:2: byte 17 (0xE9) is not UTF-8");
        assertThat(refusal("missing.graphqls")).isEqualTo("missing.graphqls: there is no such file");
    }

    @Test
    void anEmptyWordIsNotTheWorkingFolder() throws IOException {
        write("a.graphqls", "type Query { a: Int }");

        assertThat(refusal("")).isEqualTo("'': names no schema");
        assertThat(refusal(" ")).isEqualTo("' ': names no schema");
        assertThat(load(".").types()).containsOnlyKeys("Query");
    }

    @Test
    void hugeNestingIsRefusedAtOnce() throws IOException {
        write("s.graphqls", "type Query {\n a: " + "[".repeat(100_000) + "Int" + "]".repeat(100_000) + "}");

        assertThat(refusal("s.graphqls")).isEqualTo("s.graphqls:2: brackets are nested more than 100 deep");
    }

    @Test
    void nestingThatIsNotHugeIsRead() throws IOException {
        String value = "{a: ".repeat(95) + "1" + "}".repeat(95);
        write("s.graphqls", "type Query { a(b: In = " + value + "): Int } input In { a: In }");

        assertThat(load("s.graphqls").types()).containsOnlyKeys("Query", "In");
    }

    @Test
    void longDescriptionsAndLongListsAreRead() throws IOException {
        String names = IntStream.range(0, 2_000).mapToObj(each -> "T" + each).collect(Collectors.joining(" | "));
        String types = names.replace(" | ", " { a: Int }\ntype ");
        String description = "five bytes ".repeat(500_000);
        write(
                "s.graphqls",
                "type Query { u: U }\nunion U = %s\ntype %s { a: Int }\n\"%s\" scalar S"
                        .formatted(names, types, description));

        Schema schema = load("s.graphqls");
        assertThat(schema.types()).hasSize(2_003);
        assertThat(Objects.requireNonNull(schema.types().get("S")).element().description())
                .hasSize(5_500_000);
    }

    @Test
    void openingBracketsInStringsAndCommentsDoNotCount() throws IOException {
        String brackets = "[{(".repeat(200);
        write(
                "s.graphqls",
                "\"\"\"%s \\\"\"\" %s\"\"\" type Query { \"%s\" a: Int } # %s"
                        .formatted(brackets, brackets, brackets, brackets));

        assertThat(load("s.graphqls").types()).containsOnlyKeys("Query");
    }
}
