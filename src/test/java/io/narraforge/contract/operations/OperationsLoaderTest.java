package io.narraforge.contract.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.narraforge.contract.diff.OperationUse;
import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.source.SchemaText;
import io.narraforge.problem.ProblemOccurredException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationsLoaderTest {
    private static final Schema SCHEMA =
            SchemaText.read("s", "type Query { world: World, old: Int } type World { id: ID!, name: String }");

    @TempDir
    private Path folder;

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private LoadedOperations load(String source) {
        return LoadedOperations.of(new OperationsLoader(folder).load(List.of(source)), SCHEMA);
    }

    private List<OperationUse> uses(String source) {
        return load(source).known().stream().map(KnownOperation::use).toList();
    }

    private void assertRefused(String source, String message) {
        assertThatThrownBy(() -> load(source))
                .isInstanceOf(ProblemOccurredException.class)
                .hasMessageContaining(message);
    }

    @Test
    void operationsOfAFolderSpreadTheFragmentsOfAllItsFiles() throws IOException {
        write("web/a.graphql", "# first\n\nquery Worlds {\n  world { ...Part }\n}\nquery Old { old }\n");
        write("web/deep/part.gql", "fragment Part on World { name }");
        write("web/schema.graphqls", "type Query { other: Int }");

        LoadedOperations loaded = load("web");

        assertThat(loaded.known())
                .extracting(KnownOperation::use)
                .containsExactly(
                        new OperationUse("Worlds", "web/a.graphql", 3, null, null),
                        new OperationUse("Old", "web/a.graphql", 6, null, null));
        assertThat(loaded.known().getFirst().usage().coordinates()).contains("World.name");
        assertThat(loaded.warnings()).isEmpty();
    }

    @Test
    void operationWithoutANameIsCalledByItsKindAndTypesAmongDocumentsAreNoOperations() throws IOException {
        write("a.graphql", "extend type World { isSelected: Boolean }\n{ old }");

        assertThat(uses("*.graphql")).containsExactly(new OperationUse("anonymous query", "a.graphql", 2, null, null));
    }

    @Test
    void whatDoesNotFitTheSchemaIsToldOfAndTheRestCounts() throws IOException {
        write("a.graphql", "{ old gone }");
        write("b.graphql", "query B { world { id } }");

        LoadedOperations loaded = load("*.graphql");

        assertThat(loaded.warnings())
                .containsExactly("a.graphql does not fit the published schema; ./narra schema check says where");
        assertThat(loaded.known().getFirst().usage().coordinates()).contains("Query.old");
    }

    @Test
    void fragmentsOfOneNameAreOneWhenTheySayTheSame() throws IOException {
        write("a/a.graphql", "{ world { ...Part } } fragment Part on World { id name }");
        write("a/b.graphql", "fragment Part on World {\n  id\n  name # the same\n}");
        write("b/a.graphql", "fragment Part on World { id }");
        write("b/b.graphql", "\nfragment Part on World { name }");

        assertThat(uses("a")).hasSize(1);
        assertRefused("b", "b/b.graphql:2: the fragment Part is another one at b/a.graphql:1");
    }

    @Test
    void whatIsNoDocumentIsRefusedWithItsPlace() throws IOException {
        write("broken.graphql", "query A {\n  old(\n}");
        write("empty.graphql", " \n");
        write("types.graphql", "type Query { a: Int }");
        write("none/readme.txt", "");

        assertRefused("broken.graphql", "broken.graphql:3:1: not GraphQL: unexpected }");
        assertRefused("empty.graphql", "empty.graphql: is empty, and no document");
        assertRefused("types.graphql", "types.graphql: has no operation");
        assertRefused("none", "none: has no .graphql or .gql file");
        assertRefused("missing.graphql", "missing.graphql: there is no such file");
        assertRefused("*.gql", "*.gql: fits no file");
    }

    @Test
    void operationsOfApollosManifestHaveTheirClients() throws IOException {
        write("apollo.json", """
            {"format": "apollo-persisted-query-manifest", "version": 1, "operations": [
              {"id": "f1", "name": "A", "type": "query", "body": "query A { world { ...P } } fragment P on World { id }"},
              {"id": "f2", "name": "B", "type": "query", "body": "query B { old ...P } fragment P on Query { old }",
               "clientName": "ios"}]}
            """);

        assertThat(uses("apollo.json"))
                .containsExactly(
                        new OperationUse("A", "apollo.json", null, null, null),
                        new OperationUse("B", "apollo.json", null, "ios", null));
    }

    @Test
    void operationsOfRelaysMapAreReadOneByOne() throws IOException {
        write("relay.json", "{\"abc\": \"query A {\\n  old\\n}\", \"def\": \"query B { world { id } }\"}");

        assertThat(uses("relay.json")).extracting(OperationUse::operation).containsExactly("A", "B");
    }

    @Test
    void brokenManifestIsRefusedWithTheOperation() throws IOException {
        write("text.json", "{\"abc\": \"query A {\\n  old(\\n}\"}");
        write("number.json", "{\"abc\": 3}");
        write("format.json", "{\"format\": \"other\", \"version\": 2}");
        write("json.json", "{\"abc\": \n");

        assertRefused("text.json", "text.json#abc:3:1: not GraphQL: unexpected }");
        assertRefused("number.json", "number.json#abc: has no text of an operation");
        assertRefused("format.json", "format.json: the format other, version 2, is unknown");
        assertRefused("json.json", "json.json:2:1: not JSON");
    }

    @Test
    void operationsOfALogNameTheClientsThatWereSeen() throws IOException {
        write("log.jsonl", """
            {"narraforgeOperationsLog":1,"operations":1}
            {"document":"%s","operation":"Old","coordinates":["Query","Query.old"],"variableTypes":[],"omitted":[],"clients":[{"name":"web","version":"2","count":3,"firstSeen":"2026-11-16T08:00:00Z","lastSeen":"2026-11-22T02:04:29Z"}]}
            """.formatted("a".repeat(64)));

        KnownOperation known = load("log.jsonl").known().getFirst();

        assertThat(known.use().lastSeen()).isEqualTo("2026-11-22");
        assertThat(known.use().client()).contains("web");
        assertThat(known.usage().coordinates()).containsExactly("Query", "Query.old");
    }
}
