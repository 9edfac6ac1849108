package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.narraforge.settings.HttpSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A job from its order to its end, as pipelines work on it by HTTP: many at a time. */
@Timeout(60)
class RecordOverHttpIT {
    private static final int WORKERS = 8;
    private static final int STEPS = 5;

    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    private static final JsonMapper MAPPER = new JsonMapper();
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
    }

    /** @param mutation a field of it, with its selection */
    private static JsonNode post(String mutation) throws IOException, InterruptedException {
        URI target = Objects.requireNonNull(door).address().resolve("/graphql");
        String body = MAPPER.createObjectNode()
                .put("query", "mutation { " + mutation + " }")
                .toString();
        return MAPPER.readTree(CLIENT.send(
                        HttpRequest.newBuilder(target)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString())
                .body());
    }

    private static JsonNode step(String job, int worker, int step) throws IOException, InterruptedException {
        JsonNode answer = post("""
            cost: recordCost(input: {jobId: "%1$s", stage: "stage %2$d", tokensUsed: 10, costUsd: "0.05", model: "m"}) {
              budget { spentUsd over }
            }
            artifact: recordArtifact(input: {jobId: "%1$s", type: "sketch", data: {worker: %2$d, step: %3$d}}) {
              artifact { version checksumValid }
            }
            qa: recordQaReport(input: {jobId: "%1$s", logicScore: 1, psychologyScore: 0.7, timelineScore: 0.69}) {
              qaReport { passed }
            }\
            """.formatted(job, worker, step));
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        return answer.path("data");
    }

    @Test
    void manyWorkersRecordForOneJobAndOneOfThemEndsIt() throws Exception {
        String job = post("createJob(input: {type: SAGA, genre: \"fantasy\", budgetUsd: \"1.99\"}) { job { id } }")
                .at("/data/createJob/job/id")
                .textValue();
        assertThat(codes(job, "startJob")).containsOnlyOnce("").contains("ILLEGAL_TRANSITION");

        List<JsonNode> answers = recordAll(job);

        assertThat(answers)
                .extracting(answer -> answer.at("/artifact/artifact/version").intValue())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, WORKERS * STEPS).boxed().toList());
        assertThat(answers)
                .extracting(answer ->
                        new BigDecimal(answer.at("/cost/budget/spentUsd").asText()))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, WORKERS * STEPS)
                        .mapToObj(count -> BigDecimal.valueOf(5L * count, 2))
                        .toList());
        assertThat(answers)
                .filteredOn(answer -> answer.at("/cost/budget/over").booleanValue())
                .hasSize(1);
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.at("/artifact/artifact/checksumValid").booleanValue())
                    .isTrue();
            assertThat(answer.at("/qa/qaReport/passed").booleanValue()).isFalse();
        });
        assertThat(codes(job, "completeJob")).containsOnlyOnce("").contains("ILLEGAL_TRANSITION");
    }

    private static List<JsonNode> recordAll(String job) throws Exception {
        var calls = new ArrayList<Callable<List<JsonNode>>>();
        for (int i = 0; i < WORKERS; i++) {
            int worker = i;
            calls.add(() -> {
                var answers = new ArrayList<JsonNode>();
                for (int step = 0; step < STEPS; step++) {
                    answers.add(step(job, worker, step));
                }
                return answers;
            });
        }
        return Concurrently.run(calls).stream().flatMap(List::stream).toList();
    }

    /** The error's code for each of many who want the same change; empty for who made it. */
    private static List<String> codes(String job, String mutation) throws Exception {
        List<JsonNode> answers =
                Concurrently.run(WORKERS, () -> post(mutation + "(input: {id: \"" + job + "\"}) { job { status } }"));
        return answers.stream()
                .map(answer -> answer.at("/errors/0/extensions/code").asText())
                .toList();
    }
}
