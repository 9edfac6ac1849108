package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AggregateIT {
    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    private static final List<BigDecimal> COSTS = List.of(
            new BigDecimal("0.1"),
            new BigDecimal("0.2"),
            new BigDecimal("0.2"),
            new BigDecimal("12.00000000000000000000000000001"));
    private static final List<Integer> TOKENS = List.of(2_000_000_000, 2_000_000_000, 7, 0);
    private static final List<String> STAGES = List.of("prose", "Prose", "qa", "qa");

    @BeforeAll
    static void insertRows() {
        Rows rows = ENGINE.rows();
        String first = rows.world("Mgłogród");
        String second = rows.world("Żarnowiec");
        rows.world("Pustka");
        rows.character(first, "Łucja", "version", 3);
        rows.character(first, "Ewa", "version", 4);
        rows.character(first, "Ewa", "version", 4);
        rows.character(second, "Zofia", "version", 1);
        String job = rows.job("world_id", first, "completed_at", "2025-02-01T00:00:00.000001Z", "budget_usd", "0.30");
        String other = rows.job("world_id", first, "completed_at", "2025-02-03T00:00:00Z", "budget_usd", "1.2");
        rows.job();
        for (int i = 0; i < COSTS.size(); i++) {
            rows.costSnapshot(
                    i < 3 ? job : other,
                    "cost_usd",
                    COSTS.get(i).toPlainString(),
                    "tokens_used",
                    TOKENS.get(i),
                    "stage",
                    STAGES.get(i));
        }
        rows.qaReport(job, "logic_score", 0.1, "passed", true);
        rows.qaReport(job, "logic_score", 0.25, "passed", false);
    }

    private static String data(String query) {
        return ENGINE.run(query).withoutErrors().data();
    }

    @Test
    void moneyIsSummedExactly() {
        Reply reply = ENGINE.run("{ costSnapshotsAggregate { sum { costUsd } min { costUsd } max { costUsd } } }")
                .withoutErrors();

        BigDecimal sum = COSTS.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(reply.data())
                .isEqualTo(
                        "{'costSnapshotsAggregate':{'sum':{'costUsd':%s},'min':{'costUsd':0.1},'max':{'costUsd':%s}}}"
                                .formatted(sum.toPlainString(), COSTS.getLast().toPlainString()));
        // only what is asked for is computed
        assertThat(String.join("", reply.statements())).doesNotContain("tokens_used", "count(", "created_at");
    }

    @Test
    void whatIsBeyondIntIsSummedAllTheSame() {
        long sum = TOKENS.stream().mapToLong(Integer::longValue).sum();

        assertThat(sum).isGreaterThan(Integer.MAX_VALUE);
        assertThat(data("{ costSnapshotsAggregate { sum { tokensUsed } max { tokensUsed } } }"))
                .isEqualTo("{'costSnapshotsAggregate':{'sum':{'tokensUsed':%d},'max':{'tokensUsed':2000000000}}}"
                        .formatted(sum));
    }

    @Test
    void averagesAreDecimalsOfIntegersAndFloatsOfFloats() {
        Reply reply = ENGINE.run("{ costSnapshotsAggregate { avg { tokensUsed costUsd } }"
                        + " qaReportsAggregate { avg { logicScore } sum { logicScore } } }")
                .withoutErrors();

        assertThat(new BigDecimal(reply.text("costSnapshotsAggregate.avg.tokensUsed")))
                .isEqualByComparingTo("1000000001.75");
        // Without the zeros that PostgreSQL pads it with, as many as the longest value has digits.
        assertThat(reply.at("costSnapshotsAggregate.avg.costUsd")).isEqualTo(new BigDecimal("3.125"));
        assertThat(reply.at("qaReportsAggregate.avg.logicScore")).isEqualTo((0.1 + 0.25) / 2);
        assertThat(reply.at("qaReportsAggregate.sum.logicScore")).isEqualTo(0.1 + 0.25);
    }

    @Test
    void differentValuesAreToldApartByteByByte() {
        assertThat(data("{ costSnapshotsAggregate { count countDistinct { stage costUsd jobId model } } }"))
                .isEqualTo("{'costSnapshotsAggregate':{'count':4,'countDistinct':"
                        + "{'stage':3,'costUsd':3,'jobId':2,'model':1}}}");
    }

    @Test
    void timesHaveTheirFirstAndTheirLast() {
        assertThat(data("{ jobsAggregate { min { completedAt createdAt } max { completedAt } } }"))
                .startsWith("{'jobsAggregate':{'min':{'completedAt':'2025-02-01T00:00:00.000001Z','createdAt':'2025-")
                .endsWith("'max':{'completedAt':'2025-02-03T00:00:00.000000Z'}}}");
    }

    @Test
    void nullsAreLeftOut() {
        assertThat(data("{ jobsAggregate { count countDistinct { completedAt worldId } } }"))
                .isEqualTo("{'jobsAggregate':{'count':3,'countDistinct':{'completedAt':2,'worldId':1}}}");
    }

    @Test
    void ofNothingCountsAreZeroAndTheRestIsNull() {
        assertThat(data("{ costSnapshotsAggregate(where: {stage: {eq: \"none\"}}) { count countDistinct { stage }"
                        + " sum { tokensUsed costUsd } avg { costUsd } min { createdAt } max { tokensUsed } } }"))
                .isEqualTo("{'costSnapshotsAggregate':{'count':0,'countDistinct':{'stage':0},"
                        + "'sum':{'tokensUsed':null,'costUsd':null},'avg':{'costUsd':null},"
                        + "'min':{'createdAt':null},'max':{'tokensUsed':null}}}");
    }

    @Test
    void onlyWhatPassesTheFilterIsTaken() {
        assertThat(data("{ costSnapshotsAggregate(where: {job: {budgetUsd: {lt: \"1\"}}, stage: {like: \"_rose\"}})"
                        + " { count sum { costUsd } } }"))
                .isEqualTo("{'costSnapshotsAggregate':{'count':2,'sum':{'costUsd':0.3}}}");
    }

    @Test
    void theAggregatesOfAllParentsAreOneStatementAndEveryParentHasOne() {
        Reply reply = ENGINE.run("{ worlds { nodes { name charactersAggregate { count max { version } } } } }");

        assertThat(reply.withoutErrors().data())
                .isEqualTo("{'worlds':{'nodes':["
                        + "{'name':'Mgłogród','charactersAggregate':{'count':3,'max':{'version':4}}},"
                        + "{'name':'Żarnowiec','charactersAggregate':{'count':1,'max':{'version':1}}},"
                        + "{'name':'Pustka','charactersAggregate':{'count':0,'max':{'version':null}}}]}}");
        assertThat(reply.statements()).hasSize(2);
    }

    @Test
    void aLevelAndArgumentSetIsOneStatementHoweverItIsWritten() {
        Reply reply = ENGINE.run("""
            query($name: String, $with: Boolean!) {
              worlds(first: 1) {
                nodes {
                  a: charactersAggregate(where: {name: {eq: $name}}) { count ...Versions }
                  b: charactersAggregate(where: {name: {eq: $name}}) { n: count max @include(if: $with) { version } }
                  c: charactersAggregate(where: {name: {ne: $name}}) { count }
                }
              }
            }
            fragment Versions on CharacterAggregate { sum { v: version } avg @skip(if: $with) { version } }
            """, Map.of("name", "Ewa", "with", true));

        assertThat(reply.withoutErrors().data())
                .isEqualTo("{'worlds':{'nodes':[{'a':{'count':2,'sum':{'v':8}},'b':{'n':2,'max':{'version':4}},"
                        + "'c':{'count':1}}]}}");
        assertThat(reply.statements()).hasSize(3);
        assertThat(String.join(" ", reply.statements())).doesNotContain("avg(");
    }

    @Test
    void siblingsWithEqualPlansAndOtherValuesAreNotMixed() {
        assertThat(data("{ a: charactersAggregate(where: {name: {eq: \"Ewa\"}}) { count }"
                        + " b: charactersAggregate(where: {name: {eq: \"Zofia\"}}) { count } }"))
                .isEqualTo("{'a':{'count':2},'b':{'count':1}}");
    }

    @Test
    void theNameOfTheTypeAloneCostsNoStatement() {
        Reply reply = ENGINE.run("{ worldsAggregate { __typename sum { __typename } } }");

        assertThat(reply.withoutErrors().data())
                .isEqualTo("{'worldsAggregate':{'__typename':'WorldAggregate','sum':{'__typename':'WorldSum'}}}");
        assertThat(reply.statements()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "worldsAggregate(where: %s) { count }",
                "worldsGrouped(by: {field: NAME}, where: %s) { keys }",
                "characters(first: 1) { nodes { world { jobsAggregate(where: {world: %s}) { count } } } }"
            })
    void aJsonPathThatCannotBeFollowedIsTheClientsMistake(String field) {
        Reply reply = ENGINE.run("{ " + field.formatted("{geography: {matches: {path: \"$.a ==\"}}}") + " }");

        assertThat(reply.onlyError().code()).isEqualTo("BAD_USER_INPUT");
        assertThat(reply.onlyError().message()).contains("is no SQL/JSON path that can be followed");
        assertThat(reply.failures()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        worldsAggregate(where: {}) { count }                              | worldsAggregate(where:) is empty
        worldsAggregate(where: {name: {eq: null}}) { count }              | worldsAggregate(where:) name.eq is null
        worlds { nodes { charactersAggregate(where: {}) { count } } }     | World.charactersAggregate(where:) is empty
        """)
    void aFilterThatTestsNothingNamesItsPlace(String query, String message) {
        Reply reply = ENGINE.run("{ " + query + " }");

        assertThat(reply.errors()).isNotEmpty().allSatisfy(error -> {
            assertThat(error.code()).isEqualTo("BAD_USER_INPUT");
            assertThat(error.message()).startsWith(message);
        });
        assertThat(reply.failures()).isEmpty();
    }

    @Test
    void aNullFilterIsNotNoFilter() {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("where", null);
        Reply reply = ENGINE.run("query($where: WorldFilter) { worldsAggregate(where: $where) { count } }", variables);

        assertThat(reply.onlyError().message())
                .isEqualTo("worldsAggregate(where:) is null, which is no filter; leave" + " it out for all");
    }
}
