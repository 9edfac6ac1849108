package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Costs recorded, and what they leave of a job's budget. */
@Timeout(60)
class RecordCostIT {
    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    private static final String RECORD = """
        mutation ($input: CreateCostSnapshotInput!) {
          recordCost(input: $input) { costSnapshot { stage costUsd } budget { budgetUsd spentUsd remainingUsd over } }
        }\
        """;

    @AfterEach
    void deleteRows() {
        ENGINE.rows().deleteAll();
    }

    private static Reply record(String job, String costUsd) {
        return ENGINE.run(
                RECORD,
                Map.of(
                        "input",
                        Map.of(
                                "jobId",
                                job,
                                "stage",
                                "prose",
                                "tokensUsed",
                                1000,
                                "costUsd",
                                costUsd,
                                "model",
                                "gpt-4o")));
    }

    @Test
    void theAnswerCountsTheNewCostIn() {
        String job = ENGINE.rows().job();
        ENGINE.rows().costSnapshot(job, "cost_usd", "1.5");
        ENGINE.rows().costSnapshot(ENGINE.rows().job(), "cost_usd", "99");

        Reply reply = record(job, "0.25").withoutErrors();

        assertThat(reply.data())
                .isEqualTo("{'recordCost':{'costSnapshot':{'stage':'prose','costUsd':0.25},"
                        + "'budget':{'budgetUsd':5,'spentUsd':1.75,'remainingUsd':3.25,'over':false}}}");
        assertThat(reply.statements()).hasSize(3);
        assertThat(ENGINE.run("{ job(id: \"" + job + "\") { costUsd overBudget } }")
                        .data())
                .isEqualTo("{'job':{'costUsd':1.75,'overBudget':false}}");
    }

    @ParameterizedTest
    @CsvSource({
        "5, 4.9, 0.1, 5.0, 0.0, false",
        "5, 4.9, 0.1000000000000000000000000000000001, 5.0000000000000000000000000000000001,"
                + " -0.0000000000000000000000000000000001, true",
        "0, 0, 0, 0, 0, false",
        "0, 0, 0.000001, 0.000001, -0.000001, true",
        "1000, 100, 100, 200, 800, false"
    })
    void aJobIsOverItsBudgetOnlyWhenItCostMoreToTheLastDigit(
            String budget, String before, String cost, String spent, String remaining, boolean over) {
        String job = ENGINE.rows().job("budget_usd", budget);
        ENGINE.rows().costSnapshot(job, "cost_usd", before);

        Reply reply = record(job, cost).withoutErrors();

        assertThat(reply.text("recordCost.budget.spentUsd")).isEqualTo(spent);
        assertThat(new BigDecimal(reply.text("recordCost.budget.remainingUsd"))).isEqualTo(new BigDecimal(remaining));
        assertThat(reply.at("recordCost.budget.over")).isEqualTo(over);
    }

    @Test
    void tenthsAddUpWithoutAnyLoss() {
        String job = ENGINE.rows().job("budget_usd", "0.3");
        record(job, "0.1");
        record(job, "0.1");

        // As doubles they are 0.30000000000000004, and more than 0.3.
        assertThat(record(job, "0.1").data()).contains("'spentUsd':0.3,'remainingUsd':0.0,'over':false");
    }

    @ParameterizedTest
    @CsvSource({
        "costUsd, 100.000001, 'is 100.000001 and must be 0 to 100'",
        "costUsd, -1, 'is -1 and must be 0 to 100'",
        "tokensUsed, -1, 'is -1 and must be 0 or more'"
    })
    void whatNoCostCanBeIsRefusedAndNothingIsSpent(String field, String value, String reason) {
        String job = ENGINE.rows().job();
        var input = new HashMap<String, Object>(
                Map.of("jobId", job, "stage", "qa", "tokensUsed", 1, "costUsd", 1, "model", "gpt-4o"));
        input.put(field, field.equals("tokensUsed") ? (Object) Integer.valueOf(value) : value);

        Reply reply = ENGINE.run(RECORD, Map.of("input", input));

        assertThat(reply.data()).isEqualTo("{'recordCost':null}");
        assertThat(reply.onlyError().message()).isEqualTo("recordCost(input:) " + field + " " + reason);
        assertThat(reply.onlyError().extensions())
                .containsEntry("code", "CONSTRAINT_VIOLATED")
                .containsEntry("inputPath", field);
        assertThat(ENGINE.run("{ costSnapshots { totalCount } }").data())
                .isEqualTo("{'costSnapshots':{'totalCount':0}}");
    }

    @Test
    void aJobThatIsNotThereCannotPay() {
        String job = UUID.randomUUID().toString();

        Reply reply = record(job, "1");

        assertThat(reply.onlyError().message())
                .isEqualTo("recordCost(input:) jobId is \"" + job + "\", and there is no Job with it");
        assertThat(reply.onlyError().extensions())
                .containsEntry("code", "CONSTRAINT_VIOLATED")
                .containsEntry("inputPath", "jobId");
    }

    @Test
    void whatIsNoIdIsRefusedBeforeAnythingIsLocked() {
        Reply reply = record("job-1", "1");

        assertThat(reply.onlyError().extensions())
                .containsEntry("code", "BAD_USER_INPUT")
                .containsEntry("inputPath", "jobId");
        assertThat(reply.statements()).isEmpty();
    }

    @Test
    void eachOfManyWhoSpendAtTheSameTimeSeesAllBeforeItAndItself() throws Exception {
        String job = ENGINE.rows().job("budget_usd", "1");

        List<List<String>> answersByThread = Concurrently.run(
                8,
                () -> IntStream.range(0, 25)
                        .mapToObj(unused -> record(job, "0.01").withoutErrors().data())
                        .toList());

        assertThat(answersByThread.stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 200)
                        .mapToObj(RecordCostIT::answerAfterCents)
                        .toList());
    }

    private static String answerAfterCents(int cents) {
        return ("{'recordCost':{'costSnapshot':{'stage':'prose','costUsd':0.01},"
                        + "'budget':{'budgetUsd':1,'spentUsd':%s,'remainingUsd':%s,'over':%s}}}")
                .formatted(BigDecimal.valueOf(cents, 2), BigDecimal.valueOf(100 - cents, 2), cents > 100);
    }

    @Test
    void aBudgetThatNobodyAsksForIsNotSummedUp() {
        String job = ENGINE.rows().job();
        String asked =
                "recordCost(input: {jobId: \"%s\", stage: \"prose\", tokensUsed: 1, costUsd: \"1\", model: \"m\"})"
                        .formatted(job);

        Reply without = ENGINE.run("mutation { %s { costSnapshot { stage } } }".formatted(asked))
                .withoutErrors();
        Reply with = ENGINE.run("mutation { %s { budget { over } } }".formatted(asked))
                .withoutErrors();

        assertThat(without.statements()).hasSize(2);
        assertThat(with.statements()).hasSize(3);
    }
}
