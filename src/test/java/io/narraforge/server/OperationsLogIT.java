package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.contract.operations.log.LoggedOperation;
import io.narraforge.contract.operations.log.OperationsLogReader;
import io.narraforge.contract.operations.log.Sighting;
import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a server keeps of what its clients ask for, and what it does not. */
class OperationsLogIT {
    private static final String[] WEB = {"apollographql-client-name", "web", "apollographql-client-version", "1.2"};

    /** Stands in every value that is sent; nothing in the log may hold it. */
    private static final String MARK = "Marzanna7";

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.migrated();

    @TempDir
    Path folder;

    @Test
    void anOperationIsLoggedWithWhatItAsksForAndWhoSentIt() throws IOException {
        Instant before = Instant.now().minusSeconds(1);
        String query =
                "query Worlds($where: WorldFilter) { worlds(first: 3, where: $where) { edges { node { name } } } }";
        try (var api = new ServedApi(DATABASE, log())) {
            api.post(query, Map.of("where", Map.of("name", Map.of("eq", MARK))), WEB)
                    .withoutErrors();
            api.post(query, Map.of(), WEB).withoutErrors();
            api.post(query, Map.of(), "graphql-client-name", "ios").withoutErrors();
        }

        LoggedOperation worlds = only("Worlds");
        assertThat(worlds.usage().coordinates())
                .contains("schema.query", "Query.worlds", "Query.worlds(first:)", "World.name", "World")
                .doesNotContain("World.id");
        assertThat(worlds.usage().variableTypes()).containsExactly("WorldFilter");
        assertThat(worlds.sightings())
                .satisfiesExactly(
                        ios -> assertThat(ios.client() + ios.version() + ios.count())
                                .isEqualTo("ios1"),
                        web -> assertThat(web.client() + web.version() + web.count())
                                .isEqualTo("web1.22"))
                .allSatisfy(each -> assertThat(each.lastSeen()).isBetween(before, Instant.now()));
    }

    @Test
    void whatIsRefusedIsNotLoggedAndWhatFailsIs() throws IOException {
        try (var api = new ServedApi(DATABASE, log())) {
            api.post("query Broken { worlds {", Map.of());
            api.post("query Invalid { worlds { nonsense } }", Map.of());
            api.post("query WrongVariable($first: Int!) { worlds(first: $first) { totalCount } }", Map.of());
            api.get("query=" + encoded("mutation ByGet { deleteWorld(input: {id: \"x\"}) { count } }"));
            assertThat(api.post("query Fails { worlds(first: -1) { totalCount } }", Map.of())
                            .onlyCode())
                    .isEqualTo("BAD_USER_INPUT");
        }

        assertThat(logged()).extracting(LoggedOperation::operation).containsExactly("Fails");
    }

    @Test
    void queriesByGetMutationsIntrospectionAndTheOneOfSeveralThatIsNamedAreLogged() throws IOException {
        String several = "query One { worlds { totalCount } } query Other { jobs { totalCount } }";
        try (var api = new ServedApi(DATABASE, log())) {
            api.get("operationName=Other&query=" + encoded(several), WEB).withoutErrors();
            api.post("{ __schema { queryType { name } } }", Map.of()).withoutErrors();
            api.post(
                            "mutation Create($input: CreateWorldInput!) { createWorld(input: $input) { world { id } }"
                                    + " }",
                            Map.of("input", Map.of("name", "Mgłogród")),
                            WEB)
                    .withoutErrors();
        }

        assertThat(logged()).extracting(LoggedOperation::operation).containsExactly("", "Create", "Other");
        assertThat(only("").usage().coordinates()).containsExactly("Query", "schema.query");
        assertThat(only("Other").usage().coordinates()).contains("Query.jobs").doesNotContain("Query.worlds");
        assertThat(only("Create").usage().variableTypes()).containsExactly("CreateWorldInput");
    }

    @Test
    void noValueThatIsSentIsInTheFileWhereverItStands() throws IOException {
        try (var api = new ServedApi(DATABASE, log())) {
            api.post(
                            "query Filtered($name: String = \"" + MARK
                                    + "\", $where: WorldFilter) { worlds(where: $where) "
                                    + "{ totalCount } literal: worlds(where: {name: {eq: \"" + MARK
                                    + "\"}}) { totalCount } "
                                    + MARK + ": worlds(where: {name: {eq: $name}}) { totalCount } } # " + MARK,
                            Map.of("where", Map.of("name", Map.of("eq", MARK)), "name", MARK),
                            "X-Request-Id",
                            MARK,
                            "Authorization",
                            MARK)
                    .withoutErrors();
            api.post(
                            "mutation ($name: String!) { createWorld(input: {name: $name, themes: [\"\"\"" + MARK
                                    + "\"\"\"], idempotencyKey: \"" + MARK + "\"}) { world { id } } }",
                            Map.of("name", MARK))
                    .withoutErrors();
        }

        assertThat(Files.readString(log()))
                .contains("Filtered", "WorldFilter.name")
                .doesNotContain(MARK);
        assertThat(logged()).hasSize(2);
    }

    @Test
    void aRestartCountsOn() throws IOException {
        String query = "query Worlds { worlds { totalCount } }";
        for (int start = 1; start <= 3; start++) {
            try (var api = new ServedApi(DATABASE, log())) {
                api.post(query, Map.of(), WEB).withoutErrors();
                api.post("query Start" + start + " { jobs { totalCount } }", Map.of())
                        .withoutErrors();
            }
        }

        assertThat(only("Worlds").sightings()).extracting(Sighting::count).containsExactly(3L);
        assertThat(logged())
                .extracting(LoggedOperation::operation)
                .containsExactly("Start1", "Start2", "Start3", "Worlds");
    }

    private Path log() {
        return folder.resolve("operations.jsonl");
    }

    private List<LoggedOperation> logged() throws IOException {
        return OperationsLogReader.read("log", Files.readString(log()));
    }

    private LoggedOperation only(String name) throws IOException {
        List<LoggedOperation> found =
                logged().stream().filter(each -> each.operation().equals(name)).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
