package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.settings.HttpSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
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

/** As many rows as one mutation takes, as they come in by HTTP. */
@Timeout(120)
class TenThousandRowsIT {
    private static final String CREATE =
            "mutation ($rows: [CreateCharacterRow!]!, $onError: OnRowError) { createCharacters(input: {rows: $rows,"
                    + " onError: $onError}) { count skipped { index code inputPath } } }";

    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static @Nullable GraphQlDoor door;

    @BeforeAll
    static void openTheDoor() {
        door = GraphQlDoor.open(
                new HttpSettings("127.0.0.1", 0), ENGINE.database().database(), event -> {});
    }

    @AfterAll
    static void closeTheDoor() {
        Objects.requireNonNull(door).close();
        CLIENT.close();
    }

    @AfterEach
    void deleteRows() {
        ENGINE.rows().deleteAll();
    }

    @Test
    void tenThousandCharactersAreCreatedInTheirOrder() throws Exception {
        String world = ENGINE.rows().world("W");

        assertThat(create(10_000, world, world, "ABORT"))
                .isEqualTo("{\"data\":{\"createCharacters\":{\"count\":10000,\"skipped\":[]}}}");
        assertThat(ENGINE.run("{ characters(last: 2) { totalCount nodes { name relationshipsJson } } }")
                        .data())
                .isEqualTo("{'characters':{'totalCount':10000,'nodes':[{'name':'Character"
                        + " 9998','relationshipsJson':[{'type': 'ally', 'character': 'Character"
                        + " 9997'}]},{'name':'Character 9999','relationshipsJson':[{'type': 'ally', 'character':"
                        + " 'Character 9998'}]}]}}");
    }

    @Test
    void theOneRowOfTenThousandThatHasNoWorldIsNamed() throws Exception {
        String world = ENGINE.rows().world("W");

        assertThat(create(10_000, world, NOBODY, "ABORT"))
                .contains(
                        "createCharacters(input:) rows[9998].worldId is \\\"" + NOBODY
                                + "\\\", and there is no World with it",
                        "\"code\":\"CONSTRAINT_VIOLATED\"",
                        "\"inputPath\":\"rows[9998].worldId\"",
                        "\"data\":{\"createCharacters\":null}");
        assertThat(ENGINE.run("{ characters { totalCount } }").data()).isEqualTo("{'characters':{'totalCount':0}}");
    }

    @Test
    void allButTheOneWithoutWorldAreCreatedWhenItIsSkipped() throws Exception {
        String world = ENGINE.rows().world("W");

        assertThat(create(10_000, world, NOBODY, "SKIP"))
                .isEqualTo("{\"data\":{\"createCharacters\":{\"count\":9999,\"skipped\":["
                        + "{\"index\":9998,\"code\":\"CONSTRAINT_VIOLATED\",\"inputPath\":\"rows[9998].worldId\"}]}}}");
    }

    @Test
    void oneRowMoreIsOverTheLimit() throws Exception {
        assertThat(create(10_001, NOBODY, NOBODY, "SKIP"))
                .contains("LIMIT_EXCEEDED", "has 10001 rows", "the limit is 10000");
    }

    /** @param worldOfLastButOne where the last row but one is to be */
    private static String create(int number, String world, String worldOfLastButOne, String onError)
            throws IOException, InterruptedException {
        String rows = IntStream.range(0, number)
                .mapToObj(i -> """
                    {"worldId": "%s", "name": "Character %d", "constraints": ["never lies"], "relationshipsJson": \
                    [{"type": "ally", "character": "Character %d"}]}\
                    """.formatted(i == number - 2 ? worldOfLastButOne : world, i, i - 1))
                .collect(Collectors.joining(",", "[", "]"));
        String body = "{\"query\": \"%s\", \"variables\": {\"rows\": %s, \"onError\": \"%s\"}}"
                .formatted(CREATE, rows, onError);
        URI target = Objects.requireNonNull(door).address().resolve("/graphql");
        return CLIENT.send(
                        HttpRequest.newBuilder(target)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
