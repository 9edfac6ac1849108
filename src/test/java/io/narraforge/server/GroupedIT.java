package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class GroupedIT {
    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    @BeforeAll
    static void insertRows() {
        Rows rows = ENGINE.rows();
        String first = rows.world(
                "Mgłogród",
                "themes",
                "[\"pamięć\", \"woda\", \"pamięć\"]",
                "rules",
                "[\"r1\", \"r2\"]",
                "geography",
                "{\"climate\": \"mglisty\", \"area\": 1.50, \"coast\": true}");
        String second = rows.world(
                "Żarnowiec",
                "themes",
                "[\"woda\"]",
                "rules",
                "[\"r2\"]",
                "geography",
                "{\"climate\": 5, \"area\": 1.5, \"coast\": false}");
        rows.world("Pustka", "themes", "[]", "geography", "{\"climate\": null, \"area\": \"wide\"}");
        rows.character(first, "Łucja", "version", 3);
        rows.character(first, "Ewa", "version", 4);
        rows.character(first, "Ewa", "version", 5);
        rows.character(second, "Zofia", "version", 3);
        String novel = rows.job("type", "novel", "status", "running", "world_id", first, "budget_usd", "0.10");
        String saga = rows.job("type", "saga", "status", "running", "budget_usd", "0.1", "inspiration", "deszcz");
        rows.job("type", "novel", "status", "queued", "budget_usd", "2", "completed_at", "2025-01-01T00:00:00Z");
        rows.costSnapshot(novel, "stage", "world", "cost_usd", "0.1", "tokens_used", 1);
        rows.costSnapshot(novel, "stage", "World", "cost_usd", "0.2", "tokens_used", 2_000_000_000);
        rows.costSnapshot(saga, "stage", "żyto", "cost_usd", "0.30", "tokens_used", 2_000_000_000);
        rows.costSnapshot(saga, "stage", "world", "cost_usd", "0.2", "tokens_used", 3);
        rows.costSnapshot(saga, "stage", "zet", "cost_usd", "0.7", "tokens_used", 4);
        rows.qaReport(novel, "passed", true);
        rows.qaReport(novel, "passed", false);
        rows.qaReport(saga, "passed", true);
    }

    /** The groups of a root field, without what all answers have in common. */
    private static String groups(String field) {
        String name = field.substring(0, field.indexOf('('));
        String data = ENGINE.run("{ " + field + " }").withoutErrors().data();
        String prefix = "{'" + name + "':[";
        assertThat(data).startsWith(prefix).endsWith("]}");
        return data.substring(prefix.length(), data.length() - 2).replace("'keys':", "");
    }

    @Test
    void textIsOneGroupOnlyByteByByteAndComesInTheContractsOrder() {
        assertThat(groups("costSnapshotsGrouped(by: {field: STAGE}) { keys count sum { costUsd tokensUsed } }"))
                .isEqualTo("{['world'],'count':2,'sum':{'costUsd':0.3,'tokensUsed':4}},"
                        + "{['World'],'count':1,'sum':{'costUsd':0.2,'tokensUsed':2000000000}},"
                        + "{['zet'],'count':1,'sum':{'costUsd':0.7,'tokensUsed':4}},"
                        + "{['żyto'],'count':1,'sum':{'costUsd':0.30,'tokensUsed':2000000000}}");
    }

    @Test
    void aValueOfAVocabularyIsAKeyByItsName() {
        assertThat(groups("jobsGrouped(by: [{field: STATUS}, {field: TYPE}]) { keys count }"))
                .isEqualTo("{['QUEUED','NOVEL'],'count':1},{['RUNNING','NOVEL'],'count':1},"
                        + "{['RUNNING','SAGA'],'count':1}");
    }

    @Test
    void whatHasNoValueIsAGroupWithANullKeyThatComesLast() {
        assertThat(groups("jobsGrouped(by: {field: INSPIRATION}) { keys count }"))
                .isEqualTo("{['deszcz'],'count':1},{[null],'count':2}");
        assertThat(groups("jobsGrouped(by: {field: COMPLETED_AT, bucket: DAY, timeZone: null}) { keys }"))
                .isEqualTo("{['2025-01-01T00:00:00.000000Z']},{[null]}");
    }

    @Test
    void keysAreTheJsonOfTheirKind() {
        assertThat(groups("qaReportsGrouped(by: {field: PASSED}) { keys count }"))
                .isEqualTo("{[false],'count':1},{[true],'count':2}");
        assertThat(groups("charactersGrouped(by: {field: VERSION}) { keys }")).isEqualTo("{[3]},{[4]},{[5]}");
        assertThat(groups("qaReportsGrouped(by: {field: LOGIC_SCORE}) { keys }"))
                .isEqualTo("{[0.9]}");
        String world = ENGINE.database().queryText("SELECT id FROM worlds WHERE name = 'Mgłogród'");
        assertThat(groups("charactersGrouped(by: {field: WORLD_ID}, where: {name: {eq: \"Ewa\"}}) { keys count }"))
                .isEqualTo("{['" + world + "'],'count':2}");
    }

    @Test
    void equalDecimalsAreOneGroupInOneForm() {
        assertThat(groups("jobsGrouped(by: {field: BUDGET_USD}) { keys count }"))
                .isEqualTo("{[0.1],'count':2},{[2],'count':1}");
    }

    @Test
    void aValueInsideJsonIsAKeyWhereItHasTheTypeAskedFor() {
        assertThat(groups("worldsGrouped(by: {path: {column: GEOGRAPHY, path: [\"climate\"], as: STRING}})"
                        + " { keys count }"))
                .isEqualTo("{['mglisty'],'count':1},{[null],'count':2}");
        assertThat(groups("worldsGrouped(by: [{path: {column: GEOGRAPHY, path: [\"area\"], as: NUMBER}}])"
                        + " { keys count }"))
                .isEqualTo("{[1.5],'count':2},{[null],'count':1}");
        assertThat(groups("worldsGrouped(by: [{path: {column: GEOGRAPHY, path: [\"coast\"], as: BOOLEAN}}])"
                        + " { keys }"))
                .isEqualTo("{[false]},{[true]},{[null]}");
    }

    @Test
    void aFieldOfTheRowThatAForeignKeyNamesIsAKey() {
        assertThat(groups("costSnapshotsGrouped(by: {job: TYPE}) { keys count sum { costUsd } }"))
                .isEqualTo("{['NOVEL'],'count':2,'sum':{'costUsd':0.3}},{['SAGA'],'count':3,'sum':{'costUsd':1.20}}");
        assertThat(groups("jobsGrouped(by: {world: NAME}) { keys count }"))
                .isEqualTo("{['Mgłogród'],'count':1},{[null],'count':2}");
        assertThat(groups("costSnapshotsGrouped(by: {job: COMPLETED_AT, bucket: MONTH}) { keys count }"))
                .isEqualTo("{[null],'count':5}");
    }

    @Test
    void aRowIsInTheGroupOfEachDifferentElementOfItsList() {
        assertThat(groups("worldsGrouped(by: {field: THEMES}) { keys count max { version } }"))
                .isEqualTo("{['pamięć'],'count':1,'max':{'version':1}},{['woda'],'count':2,'max':{'version':1}}");
        assertThat(groups("worldsGrouped(by: [{field: THEMES}, {field: RULES}],"
                        + " having: {count: {gt: 1}}) { keys count }"))
                .isEqualTo("{['woda','r2'],'count':2}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {count: {gt: 1}}                                             | world
        {count: {gt: 1, lt: 2}}                                      |
        {countDistinct: {jobId: {eq: 2}}}                            | world
        {sum: {costUsd: {eq: "0.3"}}}                                | world żyto
        {sum: {costUsd: {eq: "0.3"}, tokensUsed: {gt: 1000000000}}}  | żyto
        {not: {sum: {tokensUsed: {in: ["4"]}}}}                      | World żyto
        {or: [{max: {tokensUsed: {eq: 4}}}, {avg: {costUsd: {lte: "0.2"}}}]} | world World zet
        {and: [{min: {costUsd: {gte: "0.2"}}}, {count: {ne: 2}}]}    | World zet żyto
        {max: {createdAt: {gt: "2000-01-01T00:00:00Z"}}}             | world World zet żyto
        {min: {createdAt: {isNull: true}}}                           |
        """)
    void havingTestsWhatAGroupComesTo(String having, String stages) {
        Reply reply = ENGINE.run("{ costSnapshotsGrouped(by: {field: STAGE}, having: %s) { keys } }".formatted(having));

        assertThat(String.join(" ", reply.withoutErrors().texts("costSnapshotsGrouped.*.keys.0")))
                .isEqualTo(stages == null ? "" : stages);
    }

    @Test
    void havingAndWhereKeepTheirValuesApart() {
        assertThat(groups("costSnapshotsGrouped(by: {field: STAGE}, where: {tokensUsed: {lt: 4}, stage: {ne: \"zet\"}},"
                        + " having: {count: {gt: 0}, sum: {costUsd: {eq: \"0.3\"}}}) { keys count }"))
                .isEqualTo("{['world'],'count':2}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {key: 0, direction: DESC}                                              | żyto zet World world
        {aggregate: COUNT, direction: DESC}                                    | world World zet żyto
        {aggregate: SUM_COST_USD}                                              | World world żyto zet
        [{aggregate: SUM_TOKENS_USED, direction: DESC}, {key: 0, direction: DESC}] | żyto World zet world
        {aggregate: MAX_CREATED_AT, nulls: FIRST}                              | World żyto world zet
        {aggregate: COUNT_DISTINCT_JOB_ID, direction: DESC, nulls: LAST}       | world World zet żyto
        []                                                                     | world World zet żyto
        null                                                                   | world World zet żyto
        """)
    void groupsComeInTheOrderAskedForAndThenByTheirKeys(String orderBy, String stages) {
        Reply reply =
                ENGINE.run("{ costSnapshotsGrouped(by: {field: STAGE}, orderBy: %s) { keys } }".formatted(orderBy));

        assertThat(String.join(" ", reply.withoutErrors().texts("costSnapshotsGrouped.*.keys.0")))
                .isEqualTo(stages);
    }

    @Test
    void nullKeysStandWhereTheOrderSays() {
        assertThat(groups("jobsGrouped(by: {field: INSPIRATION}, orderBy: {key: 0, nulls: FIRST}) { keys }"))
                .isEqualTo("{[null]},{['deszcz']}");
        assertThat(groups("jobsGrouped(by: {field: TYPE}, orderBy: {aggregate: MAX_COMPLETED_AT}) { keys }"))
                .isEqualTo("{['NOVEL']},{['SAGA']}");
        assertThat(groups("jobsGrouped(by: {field: TYPE}, orderBy: {aggregate: MAX_COMPLETED_AT, nulls: FIRST})"
                        + " { keys }"))
                .isEqualTo("{['SAGA']},{['NOVEL']}");
    }

    @Test
    void noMoreGroupsComeThanAreAskedFor() {
        assertThat(groups("costSnapshotsGrouped(by: {field: STAGE}, first: 2) { keys }"))
                .isEqualTo("{['world']},{['World']}");
        assertThat(groups("costSnapshotsGrouped(by: {field: STAGE}, first: 0) { keys }"))
                .isEmpty();
        assertThat(ENGINE.run("{ costSnapshotsGrouped(by: {field: STAGE}) { keys } }")
                        .statements())
                .first()
                .asString()
                .endsWith("fetch next 50 rows only");
    }

    @Test
    void theGroupsOfAllParentsAreOneStatement() {
        Reply reply = ENGINE.run("""
            query($n: Int) { worlds { nodes { name
              a: charactersGrouped(by: {field: NAME}, first: $n) { keys count }
              b: charactersGrouped(by: {field: NAME}, first: $n) { max { version } }
            } } }
            """, Map.of("n", 1));

        assertThat(reply.withoutErrors().data())
                .isEqualTo("{'worlds':{'nodes':["
                        + "{'name':'Mgłogród','a':[{'keys':['Ewa'],'count':2}],'b':[{'max':{'version':5}}]},"
                        + "{'name':'Żarnowiec','a':[{'keys':['Zofia'],'count':1}],'b':[{'max':{'version':3}}]},"
                        + "{'name':'Pustka','a':[],'b':[]}]}}");
        assertThat(reply.statements()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        (by: [])                                                      | (by:) is empty; name what to group by
        (by: {})                                                      | (by:) [0] has 0 targets; name exactly one
        (by: {field: STAGE, job: TYPE})                               | (by:) [0] has 2 targets; name exactly one
        (by: [{field: MODEL}, {field: STAGE}, {field: MODEL}])        | (by:) [2] is the same key as by[0]; name each key once
        (by: [{field: STAGE}, {field: null}])                         | (by:) [1].field is null; name a target
        (by: {field: STAGE, bucket: DAY})                             | (by:) [0].bucket is DAY, but what it stands with is no time
        (by: {field: CREATED_AT, timeZone: "UTC"})                    | (by:) [0].timeZone is given without bucket
        (by: {field: CREATED_AT, bucket: DAY, timeZone: "+02:00"})    | (by:) [0].timeZone is "+02:00"; use the IANA's name of a time zone, such as Europe/Warsaw or UTC, no offset
        (by: {field: CREATED_AT, bucket: DAY, timeZone: "GMT+2"})     | (by:) [0].timeZone is "GMT+2"; use
        (by: {field: CREATED_AT, bucket: DAY, timeZone: "europe/warsaw"}) | (by:) [0].timeZone is "europe/warsaw"; use
        (by: {field: CREATED_AT, bucket: DAY, timeZone: "x'; --"})    | (by:) [0].timeZone is "x'; --"; use
        (by: {field: STAGE}, having: {})                              | (having:) is empty, which tests nothing
        (by: {field: STAGE}, having: null)                            | (having:) is null, which is no filter
        (by: {field: STAGE}, having: {count: {}})                     | (having:) count is empty, which tests nothing
        (by: {field: STAGE}, having: {sum: {costUsd: {eq: null}}})    | (having:) sum.costUsd.eq is null, which is no test
        (by: {field: STAGE}, having: {or: []})                        | (having:) or is empty, which tests nothing
        (by: {field: STAGE}, where: {})                               | (where:) is empty, which tests nothing
        (by: {field: STAGE}, orderBy: {key: 1})                       | (orderBy:) [0].key is 1, a place in by; use 0 to 0
        (by: {field: STAGE}, orderBy: {key: -1})                      | (orderBy:) [0].key is -1, a place in by; use 0 to 0
        (by: {field: STAGE}, orderBy: {})                             | (orderBy:) [0] has 0 targets; name exactly one, key or aggregate
        (by: {field: STAGE}, orderBy: {key: 0, aggregate: COUNT})     | (orderBy:) [0] has 2 targets; name exactly one, key or aggregate
        (by: {field: STAGE}, orderBy: {key: null})                    | (orderBy:) [0] is null; name a target
        (by: {field: STAGE}, first: -1)                               | (first:) is -1; use 0 to 1000
        """)
    void whatCannotBeGroupedNamesItsPlace(String arguments, String message) {
        Reply reply = ENGINE.run("{ costSnapshotsGrouped" + arguments + " { keys } }");

        assertThat(reply.onlyError().code()).isEqualTo("BAD_USER_INPUT");
        assertThat(reply.onlyError().message()).startsWith("costSnapshotsGrouped" + message);
        assertThat(reply.failures()).isEmpty();
        assertThat(reply.statements()).isEmpty();
    }

    @Test
    void anArgumentOfARelationIsNamedWithItsType() {
        Reply reply = ENGINE.run("{ worlds(first: 1) { nodes { charactersGrouped(by: []) { keys } } } }");

        assertThat(reply.onlyError().message()).startsWith("World.charactersGrouped(by:) is empty");
    }

    @Test
    void moreKeysOrGroupsThanAllowedAreOverTheLimit() {
        String keys = String.join(",", Collections.nCopies(11, "{field: STAGE}"));
        Reply tooManyKeys = ENGINE.run("{ costSnapshotsGrouped(by: [%s]) { keys } }".formatted(keys));
        Reply tooManyGroups = ENGINE.run("{ costSnapshotsGrouped(by: {field: STAGE}, first: 1001) { keys } }");

        assertThat(tooManyKeys.onlyError().code()).isEqualTo("LIMIT_EXCEEDED");
        assertThat(tooManyKeys.onlyError().message())
                .isEqualTo("costSnapshotsGrouped(by:) has 11 keys (the limit is 10)");
        assertThat(tooManyGroups.onlyError().code()).isEqualTo("LIMIT_EXCEEDED");
        assertThat(tooManyGroups.onlyError().message())
                .isEqualTo("costSnapshotsGrouped(first:) is 1001, the limit is 1000; narrow the groups with where or"
                        + " having");
    }

    @Test
    void aNullVariableForDirectionIsTheClientsMistake() {
        Reply reply = ENGINE.run("query($d: OrderDirection) { costSnapshotsGrouped(by: {field: STAGE},"
                + " orderBy: {key: 0, direction: $d}) { keys } }");
        assertThat(reply.withoutErrors().texts("costSnapshotsGrouped.*.keys.0")).hasSize(4);

        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("d", null);
        Reply withNull = ENGINE.run(
                "query($d: OrderDirection) { costSnapshotsGrouped(by: {field: STAGE},"
                        + " orderBy: {key: 0, direction: $d}) { keys } }",
                variables);
        assertThat(withNull.onlyError().code()).isEqualTo("BAD_USER_INPUT");
    }
}
