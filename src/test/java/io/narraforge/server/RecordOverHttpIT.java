package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A job from its order to its end, as pipelines work on it by HTTP: many at a time. */
@Timeout(60)
class RecordOverHttpIT {
    private static final int WORKERS = 8;
    private static final int STEPS = 5;

    @RegisterExtension
    static final TestDoor DOOR = new TestDoor();

    /** @param mutation a field of it, with its selection */
    private static JsonNode post(String mutation) {
        return DOOR.post("mutation { " + mutation + " }", Map.of());
    }

    private static JsonNode step(String job, int worker, int step) {
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
