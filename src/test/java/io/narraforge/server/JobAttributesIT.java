package io.narraforge.server;

import static io.narraforge.generated.Tables.COST_SNAPSHOTS;
import static io.narraforge.generated.Tables.JOBS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import io.narraforge.contract.Contract;
import io.narraforge.model.EntityModel;
import io.narraforge.model.Expression;
import io.narraforge.plan.SqlText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What SQL computes of a job, on real rows: its values, and that they behave like columns. */
@Timeout(60)
class JobAttributesIT {
    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    private static final Rows ROWS = ENGINE.rows();

    @AfterEach
    void deleteRows() {
        ROWS.deleteAll();
    }

    @Test
    void aJobWithoutSnapshotsHasCostNothingAndMadeNoProgress() {
        costsOf(ROWS.job(), "5");
        String job = ROWS.job("budget_usd", "0");

        assertThat(jobIs(job, "costUsd tokensUsed overBudget progress durationSeconds"))
                .isEqualTo("{'costUsd':0,'tokensUsed':0,'overBudget':false,'progress':0,'durationSeconds':null}");
    }

    @Test
    void costsAddUpWithAllTheirDigits() {
        String job = ROWS.job();
        costsOf(job, "0.1", "0.2", "0.00000000000000000001");
        costsOf(ROWS.job(), "50");

        assertThat(jobIs(job, "costUsd")).isEqualTo("{'costUsd':0.30000000000000000001}");
    }

    @Test
    void tokensAddUpBeyondTheRangeOfInt() {
        String job = ROWS.job();
        ROWS.costSnapshot(job, "tokens_used", Integer.MAX_VALUE);
        ROWS.costSnapshot(job, "tokens_used", Integer.MAX_VALUE);

        assertThat(jobIs(job, "tokensUsed")).isEqualTo("{'tokensUsed':4294967294}");
    }

    @ParameterizedTest
    @CsvSource({"0.30, false", "0.29999999999999999999, true", "0.30000000000000000001, false", "0, true"})
    void aJobIsOverBudgetOnlyWhenItsCostIsGreater(String budget, boolean over) {
        String job = ROWS.job("budget_usd", budget);
        // As floats they make 0.30000000000000004.
        costsOf(job, "0.10", "0.20");

        assertThat(jobIs(job, "overBudget")).isEqualTo("{'overBudget':%s}".formatted(over));
    }

    @ParameterizedTest
    @CsvSource({
        "queued, 0, 0",
        "running, 1, 11",
        "running, 2, 22",
        "running, 4, 44",
        "running, 8, 88",
        "running, 9, 99",
        "running, 10, 99",
        "running, 14, 99",
        "failed, 5, 55",
        "failed, 14, 99",
        "cancelled, 9, 99",
        "completed, 0, 100",
        "completed, 3, 100",
        "completed, 14, 100"
    })
    void progressCountsStagesAndEndsOnlyWithTheJob(String status, int stages, int percent) {
        String job = ROWS.job("status", status);
        for (int i = 0; i < stages; i++) {
            ROWS.costSnapshot(job, "stage", "stage " + i);
        }

        assertThat(jobIs(job, "progress")).isEqualTo("{'progress':%d}".formatted(percent));
    }

    @Test
    void aStageThatRanAgainCountsOnceAndCaseMatters() {
        String job = ROWS.job("status", "running");
        List.of("prose", "prose", "Prose", "qa", "prose").forEach(stage -> ROWS.costSnapshot(job, "stage", stage));

        assertThat(jobIs(job, "progress")).isEqualTo("{'progress':33}");
    }

    @ParameterizedTest
    @CsvSource({
        "completed, 2025-01-31T11:00:00Z, 3600.0",
        "completed, 2025-01-31T10:59:59.500001Z, 3599.500001",
        "failed, 2025-01-31T10:00:00.000001Z, 1.0E-6",
        "cancelled, 2050-01-31T10:00:00.123457Z, 7.88918400123457E8",
        "completed, 2025-01-31T10:00:00Z, 0.0",
        "completed, , null",
        "failed, , null",
        "running, , null",
        "running, 2025-01-31T11:00:00Z, null",
        "queued, 2025-01-31T11:00:00Z, null"
    })
    void durationRunsFromCreationToTheFinalStatus(
            String status, @Nullable String completedAt, @Nullable String seconds) {
        String job = ROWS.job("status", status, "created_at", "2025-01-31T10:00:00Z");
        Map<String, @Nullable Object> end = new HashMap<>();
        end.put("completed_at", completedAt);
        ROWS.update("jobs", job, end);

        assertThat(jobIs(job, "durationSeconds")).isEqualTo("{'durationSeconds':%s}".formatted(seconds));
    }

    @Test
    void computedFieldsAreReadWithTheirRowWhereverItIsFound() {
        String world = ROWS.world("Mgłogród");
        String job = ROWS.job("world_id", world, "status", "running", "budget_usd", "0.10");
        costsOf(job, "0.10", "0.05");
        String fields = "{ costUsd overBudget progress }";
        String expected = "{'costUsd':0.15,'overBudget':true,'progress':11}";

        Reply node = ENGINE.run("{ node(id: \"%s\") { ... on Job %s } }".formatted(job, fields));
        assertThat(node.withoutErrors().data()).isEqualTo("{'node':" + expected + "}");
        assertThat(node.statements()).hasSize(2);
        Reply nodes = ENGINE.run("{ nodes(ids: [\"%s\"]) { ... on Job %s } }".formatted(job, fields));
        assertThat(nodes.withoutErrors().data()).isEqualTo("{'nodes':[" + expected + "]}");
        Reply nested = ENGINE.run("{ worlds { nodes { jobs { nodes " + fields + " } } } }");
        assertThat(nested.withoutErrors().data())
                .isEqualTo("{'worlds':{'nodes':[{'jobs':{'nodes':[" + expected + "]}}]}}");
        assertThat(nested.statements()).hasSize(2);
        Reply owner = ENGINE.run("{ costSnapshots(first: 1) { nodes { costUsd job " + fields + " } } }");
        assertThat(owner.withoutErrors().data())
                .isEqualTo("{'costSnapshots':{'nodes':[{'costUsd':0.10,'job':" + expected + "}]}}");
    }

    @Test
    void onlyWhatIsAskedForIsComputed() {
        ROWS.job();

        assertThat(ENGINE.run("{ jobs { nodes { id status } } }").statements())
                .noneMatch(sql -> sql.contains("cost_snapshots"));
        assertThat(ENGINE.run("{ jobs { totalCount } }").statements()).noneMatch(sql -> sql.contains("cost_snapshots"));
    }

    /** PagingIT walks every order; this one says what the first and the last are. */
    @Test
    void jobsComeByCostInPagesOfBothDirections() {
        var byCost = new ArrayList<String>();
        for (String cost : List.of("3", "10", "2.5", "0", "2.50")) {
            String job = ROWS.job("genre", cost);
            costsOf(job, cost);
        }
        ROWS.job("genre", "none");

        String cursor = null;
        do {
            Reply page = jobsByCost("first: 2, after: $cursor", cursor);
            byCost.addAll(page.texts("jobs.nodes.*.genre"));
            cursor = Boolean.TRUE.equals(page.at("jobs.pageInfo.hasNextPage"))
                    ? page.text("jobs.pageInfo.endCursor")
                    : null;
        } while (cursor != null);
        assertThat(byCost.subList(0, 2)).containsExactly("10", "3");
        assertThat(byCost.subList(2, 4)).containsExactlyInAnyOrder("2.5", "2.50");
        assertThat(byCost.subList(4, 6)).containsExactlyInAnyOrder("0", "none");

        Reply last = jobsByCost("last: 2, before: $cursor", null);
        assertThat(last.texts("jobs.nodes.*.genre")).isEqualTo(byCost.subList(4, 6));
        Reply before = jobsByCost("last: 2, before: $cursor", last.text("jobs.pageInfo.startCursor"));
        assertThat(before.texts("jobs.nodes.*.genre")).isEqualTo(byCost.subList(2, 4));
    }

    private static Reply jobsByCost(String window, @Nullable String cursor) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("cursor", cursor);
        return ENGINE.run(
                        "query($cursor: String) { jobs(orderBy: [{field: COST_USD, direction: DESC}], " + window
                                + ") { nodes { genre } pageInfo { hasNextPage startCursor endCursor } } }",
                        variables)
                .withoutErrors();
    }

    @Test
    void jobsAreFilteredByWhatIsComputed() {
        String cheap = ROWS.job("genre", "cheap", "budget_usd", "5", "status", "running");
        costsOf(cheap, "1", "2");
        String dear = ROWS.job("genre", "dear", "budget_usd", "5", "status", "failed");
        costsOf(dear, "4", "2");
        ROWS.job("genre", "new");
        ROWS.job("genre", "done", "status", "completed", "completed_at", "2035-01-31T10:00:00Z");

        assertThat(genresWhere("{overBudget: {eq: true}}")).containsExactly("dear");
        assertThat(genresWhere("{costUsd: {gte: \"3.0\"}}")).containsExactly("cheap", "dear");
        assertThat(genresWhere("{tokensUsed: {eq: 200}, overBudget: {ne: true}}"))
                .containsExactly("cheap");
        assertThat(genresWhere("{progress: {in: [0, 100]}}")).containsExactly("new", "done");
        assertThat(genresWhere("{durationSeconds: {gt: 3600}}")).containsExactly("done");
        assertThat(genresWhere("{durationSeconds: {isNull: true}}")).containsExactly("cheap", "dear", "new");
        // From a snapshot to its job, whose cost is a sum of snapshots again.
        assertThat(ENGINE.run("{ costSnapshots(where: {job: {costUsd: {eq: 6}}}) { nodes { costUsd } totalCount } }")
                        .withoutErrors()
                        .data())
                .isEqualTo("{'costSnapshots':{'nodes':[{'costUsd':4},{'costUsd':2}],'totalCount':2}}");
    }

    private static List<String> genresWhere(String where) {
        return ENGINE.run("{ jobs(where: %s) { nodes { genre } } }".formatted(where))
                .withoutErrors()
                .texts("jobs.nodes.*.genre");
    }

    /** An outer query may be over cost_snapshots itself, and may call the job whatever it likes. */
    @ParameterizedTest
    @ValueSource(strings = {"jobs", "j", "cost_snapshots", "jobs_snapshot", "j_snapshot", "Żółw \"1\""})
    void anExpressionMeansItsOwnJobInAnyQuery(String alias) {
        String cheap = ROWS.job("budget_usd", "5", "status", "running");
        costsOf(cheap, "1", "2");
        String dear = ROWS.job("budget_usd", "5");
        costsOf(dear, "4", "2");
        EntityModel jobs = Domain.bind(Contract.ofBuild().types()).entity("Job");
        var job = jobs.table().as(alias);
        var snapshot = COST_SNAPSHOTS.as("outer_snapshot");
        @SuppressWarnings("unchecked") // costUsd is a Decimal
        var cost = (Field<BigDecimal>) jobs.attribute("costUsd").on(job);
        @SuppressWarnings("unchecked") // overBudget is a Boolean
        var over = (Field<Boolean>) jobs.attribute("overBudget").on(job);
        @SuppressWarnings("unchecked") // progress is an Int
        var progress = (Field<Integer>) jobs.attribute("progress").on(job);
        var ofDearJobs = select(count())
                .from(snapshot)
                .where(exists(selectOne()
                        .from(job)
                        .where(Expression.column(job, JOBS.ID).eq(snapshot.JOB_ID))
                        .and(cost.eq(inline(new BigDecimal("6"))))
                        .and(over)
                        .and(progress.eq(inline(11)))));

        assertThat(ENGINE.database().queryText(SqlText.of(ofDearJobs).sql())).isEqualTo("2");
    }

    private static void costsOf(String job, String... costs) {
        for (String cost : costs) {
            ROWS.costSnapshot(job, "cost_usd", cost);
        }
    }

    private static String jobIs(String id, String fields) {
        String data = ENGINE.run("{ job(id: \"%s\") { %s } }".formatted(id, fields))
                .withoutErrors()
                .data();
        return data.substring("{'job':".length(), data.length() - 1);
    }
}
