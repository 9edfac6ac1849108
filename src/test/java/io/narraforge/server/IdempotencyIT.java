package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A mutation that is named by a key is done once, however often it is sent. */
@Timeout(60)
class IdempotencyIT {
    private static final String HEADER = "Idempotency-Key";
    private static final String CREATE = """
        mutation ($name: String!, $key: String) {
          createWorld(input: {name: $name, idempotencyKey: $key, geography: {z: 1.50, a: "Łódź"}}) {
            world { id name version createdAt geography characters(first: 1) { totalCount } }
          }
        }\
        """;
    private static final String CREATE_WITH_FAILING_READ = """
        mutation ($name: String!, $key: String) {
          createWorld(input: {name: $name, idempotencyKey: $key}) {
            world { id characters(first: -1) { totalCount } }
          }
        }\
        """;
    private static final String CREATE_TWO = """
        mutation {
          a: createWorld(input: {name: "a"}) { world { name } }
          b: createWorld(input: {name: "b"}) { world { name } }
        }\
        """;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.migrated();

    private final Rows rows = new Rows(DATABASE);

    @AfterEach
    void deleteRows() {
        rows.deleteAll();
        DATABASE.execute("TRUNCATE mutation_answers");
    }

    @Test
    void aRepetitionGetsTheSameBytesAlsoFromAServerThatWasStartedAnew() {
        Map<String, String> variables = Map.of("name", "Once", "key", "k");
        String first;
        try (var api = new ServedApi(DATABASE)) {
            first = api.post(CREATE, variables).withoutErrors().text();
            DATABASE.execute("UPDATE worlds SET name = 'Changed meanwhile'");
            assertThat(api.post(CREATE, variables).text()).isEqualTo(first).contains("{\"a\": \"Łódź\", \"z\": 1.50}");
        }
        try (var api = new ServedApi(DATABASE)) {
            assertThat(api.post(CREATE, variables).text()).isEqualTo(first);
        }
        assertThat(worlds()).containsExactly("Changed meanwhile");
    }

    @Test
    void aRepetitionGetsTheFirstErrorsBesideTheFirstData() {
        Map<String, String> variables = Map.of("name", "Once", "key", "k");
        try (var api = new ServedApi(DATABASE)) {
            ServedApi.Answer first = api.post(CREATE_WITH_FAILING_READ, variables);
            assertThat(first.onlyError().path("path").toString())
                    .isEqualTo("[\"createWorld\",\"world\",\"characters\"]");
            assertThat(api.post(CREATE_WITH_FAILING_READ, variables).text()).isEqualTo(first.text());
        }
        assertThat(worlds()).containsExactly("Once");
    }

    @Test
    void requestsAtTheSameTimeMakeOneWriteAndGetTheSameAnswer() {
        Map<String, String> variables = Map.of("name", "Once", "key", "k");
        try (var api = new ServedApi(DATABASE)) {
            List<CompletableFuture<String>> answers = IntStream.range(0, 8)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> api.post(CREATE, variables).withoutErrors().text(), Thread::startVirtualThread))
                    .toList();

            assertThat(answers.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        }
        assertThat(worlds()).containsExactly("Once");
    }

    @Test
    void aKeyThatWasLostOnTheWayDoesNotLeaveTheMutationUnprotected() {
        try (var api = new ServedApi(DATABASE)) {
            var variables = new HashMap<String, Object>();
            variables.put("name", "Once");
            variables.put("key", null);

            ServedApi.Answer answer = api.post(CREATE, variables);

            assertThat(answer.onlyCode()).isEqualTo("BAD_USER_INPUT");
            assertThat(answer.onlyError().path("message").asText())
                    .isEqualTo("createWorld(input:) idempotencyKey is null; leave it out, or give a key");
        }
        assertThat(worlds()).isEmpty();
    }

    @Test
    void aKeyThatStandsForAnotherRequestIsRefused() {
        try (var api = new ServedApi(DATABASE)) {
            api.post(CREATE, Map.of("name", "Once", "key", "k")).withoutErrors();
            ServedApi.Answer otherVariables = api.post(CREATE, Map.of("name", "Twice", "key", "k"));
            ServedApi.Answer otherDocument = api.post(CREATE_WITH_FAILING_READ, Map.of("name", "Once", "key", "k"));

            assertThat(List.of(otherVariables, otherDocument)).allSatisfy(answer -> {
                assertThat(answer.onlyCode()).isEqualTo("BAD_USER_INPUT");
                assertThat(answer.onlyError().at("/extensions/inputPath").asText())
                        .isEqualTo("idempotencyKey");
                assertThat(answer.onlyError().path("message").asText())
                        .isEqualTo("createWorld(input:) idempotencyKey was used within the last 24 hours for another"
                                + " request; a key stands for one document with its variables, use a new one");
            });
        }
        assertThat(worlds()).containsExactly("Once");
    }

    @Test
    void theHeaderNamesTheOnlyMutationOfItsDocument() {
        try (var api = new ServedApi(DATABASE)) {
            ServedApi.Answer first =
                    api.post(CREATE, Map.of("name", "Once"), HEADER, "\"k\"").withoutErrors();
            assertThat(api.post(CREATE, Map.of("name", "Once"), HEADER, "k").text())
                    .isEqualTo(first.text());
            String withTypename = CREATE.replaceFirst("createWorld", "__typename createWorld");
            api.post(withTypename, Map.of("name", "Beside a __typename"), HEADER, "another")
                    .withoutErrors();
            ServedApi.Answer other = api.post(CREATE, Map.of("name", "Twice"), HEADER, "k");
            assertThat(other.onlyCode()).isEqualTo("BAD_USER_INPUT");
            assertThat(other.onlyError().path("message").asText()).startsWith("Idempotency-Key was used within");
        }
        assertThat(worlds()).containsExactly("Beside a __typename", "Once");
    }

    @Test
    void theHeaderIsRefusedWithSeveralMutationsAndWithAnotherKeyInTheInput() {
        try (var api = new ServedApi(DATABASE)) {
            ServedApi.Answer several = api.post(CREATE_TWO, Map.of(), HEADER, "k");
            assertThat(several.json().path("errors"))
                    .hasSize(2)
                    .allSatisfy(error -> assertThat(error.path("message").asText())
                            .isEqualTo(
                                    "The header Idempotency-Key names one mutation and the document has several; give"
                                            + " each of them an idempotencyKey in its input"));
            ServedApi.Answer two = api.post(CREATE, Map.of("name", "Once", "key", "one"), HEADER, "another");
            assertThat(two.onlyError().path("message").asText())
                    .isEqualTo("createWorld(input:) idempotencyKey is \"one\" and the header Idempotency-Key is"
                            + " \"another\"; use one of them");
        }
        assertThat(worlds()).isEmpty();
    }

    @Test
    void aMutationThatFailedIsNotDoneAndItsKeyIsFree() {
        String taken = rows.world("Taken");
        Map<String, String> variables = Map.of("name", "Taken", "key", "k");
        try (var api = new ServedApi(DATABASE)) {
            assertThat(api.post(CREATE, variables).onlyCode()).isEqualTo("ALREADY_EXISTS");
            assertThat(DATABASE.queryText("SELECT count(*) FROM mutation_answers"))
                    .isEqualTo("0");
            rows.delete("worlds", taken);

            api.post(CREATE, variables).withoutErrors();
        }
        assertThat(worlds()).containsExactly("Taken");
    }

    @Test
    void afterADayTheKeyNamesANewMutation() {
        try (var api = new ServedApi(DATABASE)) {
            String first = api.post(CREATE, Map.of("name", "First", "key", "k"))
                    .withoutErrors()
                    .text();
            age("23 hours 59 minutes");
            assertThat(api.post(CREATE, Map.of("name", "First", "key", "k")).text())
                    .isEqualTo(first);
            age("24 hours 1 second");
            ServedApi.Answer second =
                    api.post(CREATE, Map.of("name", "Second", "key", "k")).withoutErrors();

            assertThat(api.post(CREATE, Map.of("name", "Second", "key", "k")).text())
                    .isEqualTo(second.text());
        }
        assertThat(worlds()).containsExactly("First", "Second");
    }

    private static void age(String interval) {
        DATABASE.execute("UPDATE mutation_answers SET created_at = now() - interval '" + interval + "'");
    }

    private static List<String> worlds() {
        return DATABASE.queryTexts("SELECT name FROM worlds ORDER BY name").stream()
                .map(String::valueOf)
                .toList();
    }
}
