package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What features compute is aggregated and grouped like a column. */
@Timeout(60)
class ComputedAggregatesIT {
    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    @BeforeAll
    static void insertRows() {
        Rows rows = ENGINE.rows();
        String world = rows.world("Mgłogród");
        String novel = rows.job("type", "novel", "world_id", world, "budget_usd", "0.5");
        String saga = rows.job("type", "saga", "world_id", world, "budget_usd", "5");
        rows.job("type", "saga");
        rows.costSnapshot(novel, "cost_usd", "0.1", "tokens_used", 2_000_000_000);
        rows.costSnapshot(novel, "cost_usd", "0.5", "tokens_used", 2_000_000_000);
        rows.costSnapshot(saga, "cost_usd", "0.60", "tokens_used", 7);
        rows.qaReport(novel, "critical_errors", "[\"Logic: a\", \"Time: b\", \"Logic: c\"]", "passed", false);
        rows.qaReport(novel, "critical_errors", "[\"Logic: d\"]", "passed", false);
        rows.qaReport(saga, "critical_errors", "[]");
    }

    private static String data(String query) {
        return ENGINE.run(query).withoutErrors().data();
    }

    @Test
    void aComputedNumberIsSummed() {
        assertThat(data("{ jobsAggregate { sum { costUsd tokensUsed } min { costUsd } countDistinct { costUsd } } }"))
                .isEqualTo("{'jobsAggregate':{'sum':{'costUsd':1.20,'tokensUsed':4000000007},'min':{'costUsd':0},"
                        + "'countDistinct':{'costUsd':2}}}");
        assertThat(data("{ worlds { nodes { jobsAggregate { sum { costUsd } avg { progress } } } } }"))
                .startsWith("{'worlds':{'nodes':[{'jobsAggregate':{'sum':{'costUsd':1.20},'avg':{'progress':");
    }

    @Test
    void aComputedValueIsAKeyAndAConditionOfItsGroup() {
        assertThat(data("{ jobsGrouped(by: {field: OVER_BUDGET}) { keys count sum { costUsd } } }"))
                .isEqualTo("{'jobsGrouped':[{'keys':[false],'count':2,'sum':{'costUsd':0.60}},"
                        + "{'keys':[true],'count':1,'sum':{'costUsd':0.6}}]}");
        assertThat(data("{ jobsGrouped(by: [{field: TYPE}], having: {sum: {tokensUsed: {gt: 7}}},"
                        + " orderBy: {aggregate: SUM_COST_USD}) { keys } }"))
                .isEqualTo("{'jobsGrouped':[{'keys':['NOVEL']}]}");
        assertThat(data("{ costSnapshotsGrouped(by: {job: COST_USD}) { keys count } }"))
                .isEqualTo("{'costSnapshotsGrouped':[{'keys':[0.6],'count':3}]}");
        assertThat(data("{ qaReportsGrouped(by: {job: OVER_BUDGET}) { keys count } }"))
                .isEqualTo("{'qaReportsGrouped':[{'keys':[false],'count':1},{'keys':[true],'count':2}]}");
        assertThat(data("{ qaReportsGrouped(by: {field: BAND}) { keys count } }"))
                .isEqualTo("{'qaReportsGrouped':[{'keys':['ACCEPTABLE'],'count':3}]}");
    }

    @Test
    void aReportIsInTheGroupOfEachCategoryOfItsErrors() {
        assertThat(data("{ qaReportsGrouped(by: {field: ERROR_CATEGORIES},"
                        + " orderBy: {aggregate: COUNT, direction: DESC}) { keys count } }"))
                .isEqualTo("{'qaReportsGrouped':[{'keys':['Logic'],'count':2},{'keys':['Time'],'count':1}]}");
    }
}
