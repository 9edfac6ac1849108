package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.settings.HttpSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Hostile filters as they come in by HTTP: what the door lets through is answered, what it refuses has a reason. */
@Timeout(60)
class HostileRequestIT {
    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static @Nullable GraphQlDoor door;

    @BeforeAll
    static void openTheDoor() {
        ENGINE.rows().character(ENGINE.rows().world("Mgłogród"), "Ada", "id", "3f2b8a52-6f0e-4d1c-9a55-000000000000");
        door = GraphQlDoor.open(
                new HttpSettings("127.0.0.1", 0), ENGINE.database().database(), event -> {});
    }

    @AfterAll
    static void closeTheDoor() {
        Objects.requireNonNull(door).close();
    }

    @AfterEach
    void theNextRequestIsAnswered() {
        assertThat(post("{\"query\": \"{ worlds { totalCount } }\"}").body())
                .isEqualTo("{\"data\":{\"worlds\":{\"totalCount\":1}}}");
    }

    private static HttpResponse<String> post(String body) {
        URI target = Objects.requireNonNull(door).address().resolve("/graphql");
        try {
            return CLIENT.send(
                    HttpRequest.newBuilder(target)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new AssertionError("no answer", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stopped);
        }
    }

    private static HttpResponse<String> ask(String type, String field, String where) {
        return post(
                "{\"query\": \"query($where: %sFilter) { %s(where: $where) { totalCount } }\", \"variables\": {\"where\": %s}}"
                        .formatted(type, field, where));
    }

    private static HttpResponse<String> charactersIn(int count, String prefix) {
        return ask(
                "Character",
                "characters",
                IntStream.range(0, count)
                        .mapToObj("\"%s%%012x\"".formatted(prefix)::formatted)
                        .collect(Collectors.joining(",", "{\"id\": {\"in\": [", "]}}")));
    }

    @Test
    void asManyIdsAsABodyHoldsAreAnswered() {
        assertThat(charactersIn(800_000, "3f2b8a52-6f0e-4d1c-9a55-").body())
                .isEqualTo("{\"data\":{\"characters\":{\"totalCount\":1}}}");
    }

    @Test
    void aMillionIdsAreMoreThanABodyMayHold() {
        HttpResponse<String> response = charactersIn(1_000_000, "3f2b8a52-6f0e-4d1c-9a55-");
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("LIMIT_EXCEEDED", "at most 33554432 (32 MiB) are allowed");
    }

    @Test
    void aFilterThatNestsAThousandLevelsIsRefusedBeforeItIsRead() {
        String deep = "{\"not\": ".repeat(1_000) + "{\"name\": {\"eq\": \"x\"}}" + "}".repeat(1_000);
        HttpResponse<String> variables = ask("World", "worlds", deep);
        assertThat(variables.statusCode()).isEqualTo(400);
        assertThat(variables.body()).contains("the request body nests deeper than 200 levels");

        String literal = "{not: ".repeat(1_000) + "{name: {eq: \\\"x\\\"}}" + "}".repeat(1_000);
        HttpResponse<String> written = post("{\"query\": \"{ worlds(where: %s) { totalCount } }\"}".formatted(literal));
        assertThat(written.body()).contains("GRAPHQL_PARSE_FAILED", "More than 500 deep");
    }

    @Test
    void aFilterAsDeepAsTheDoorLetsInIsOverTheFiltersOwnLimit() {
        String deep = "{\"not\": ".repeat(190) + "{\"name\": {\"eq\": \"x\"}}" + "}".repeat(190);
        assertThat(ask("World", "worlds", deep).body()).contains("LIMIT_EXCEEDED", "levels deep; ask in a flatter way");
        String json = "[".repeat(190) + "]".repeat(190);
        assertThat(ask("World", "worlds", "{\"geography\": {\"contains\": %s}}".formatted(json))
                        .body())
                .isEqualTo("{\"data\":{\"worlds\":{\"totalCount\":0}}}");
    }

    @Test
    void numbersBeyondAllBoundsAreRefused() {
        for (String number : new String[] {"1e999999", "-1e999999999", "9".repeat(1_001), "1e-99999"}) {
            assertThat(ask("World", "worlds", "{\"geography\": {\"contains\": {\"a\": %s}}}".formatted(number))
                            .body())
                    .as(number)
                    .containsAnyOf("BAD_USER_INPUT", "a number of more than 1000 digits");
        }
        String literal =
                "{ worlds(where: {geography: {contains: {a: %s}}}) { totalCount } }".formatted("9".repeat(200_000));
        HttpResponse<String> written = post("{\"query\": \"%s\"}".formatted(literal));
        assertThat(written.body()).contains("BAD_USER_INPUT").doesNotContain("INTERNAL");
    }
}
