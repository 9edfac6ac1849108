package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many rows created in one mutation, all or none. */
class CreateManyIT {
    private static final String CREATE_WORLDS = """
        mutation ($rows: [CreateWorldRow!]!, $onError: OnRowError) {
          createWorlds(input: {rows: $rows, onError: $onError}) {
            count worlds { name rules version } skipped { index code message inputPath }
          }
        }\
        """;
    private static final String CREATE_CHARACTERS = """
        mutation ($rows: [CreateCharacterRow!]!) {
          createCharacters(input: {rows: $rows}) { count }
        }\
        """;

    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    @AfterEach
    void deleteRows() {
        ENGINE.rows().deleteAll();
    }

    @Test
    void rowsOfDifferentColumnsAreOneStatementAndComeInTheirOrder() {
        Reply reply = createWorlds(
                        Map.of("name", "C"),
                        Map.of("name", "A", "rules", List.of("Never")),
                        Map.of("name", "B", "geography", Map.of("a", 1)))
                .withoutErrors();

        assertThat(reply.data())
                .isEqualTo("{'createWorlds':{'count':3,'worlds':[{'name':'C','rules':[],'version':1},"
                        + "{'name':'A','rules':['Never'],'version':1},{'name':'B','rules':[],'version':1}],"
                        + "'skipped':[]}}");
        assertThat(reply.statements()).hasSize(1);
        assertThat(ENGINE.run("{ worlds { nodes { name geography themes } } }").data())
                .isEqualTo("{'worlds':{'nodes':[{'name':'C','geography':{},'themes':[]},"
                        + "{'name':'A','geography':{},'themes':[]},{'name':'B','geography':{'a': 1},'themes':[]}]}}");
    }

    @Test
    void noRowsAreCreatedWithoutAStatement() {
        Reply reply = createWorlds().withoutErrors();

        assertThat(reply.data()).isEqualTo("{'createWorlds':{'count':0,'worlds':[],'skipped':[]}}");
        assertThat(reply.statements()).isEmpty();
    }

    @Test
    void moreThanTenThousandRowsAreRefusedWithBothNumbers() {
        List<Map<String, Object>> rows = Collections.nCopies(10_001, Map.of("name", "Again"));

        Reply reply = ENGINE.run(CREATE_WORLDS, Map.of("rows", rows));

        assertThat(reply.onlyError().code()).isEqualTo("LIMIT_EXCEEDED");
        assertThat(reply.onlyError().message()).startsWith("createWorlds(input:) rows has 10001 rows");
        assertThat(reply.onlyError().extensions())
                .containsEntry("inputPath", "rows")
                .containsEntry("limit", 10_000L)
                .containsEntry("requested", 10_001L);
    }

    @Test
    void theRowWhoseNameIsTakenIsNamedAndNothingIsCreated() {
        ENGINE.rows().world("World 17");

        Reply reply = ENGINE.run(CREATE_WORLDS, Map.of("rows", InputRows.worlds(40)));

        assertThat(reply.data()).isEqualTo("{'createWorlds':null}");
        assertThat(reply.onlyError().message())
                .isEqualTo("createWorlds(input:) rows[17].name is \"World 17\", and there is a World with it already;"
                        + " use another, or change that one");
        assertThat(reply.onlyError().extensions())
                .containsEntry("code", "ALREADY_EXISTS")
                .containsEntry("inputPath", "rows[17].name");
        assertThat(namesOfWorlds()).containsExactly("World 17");
    }

    @Test
    void theLaterOfTwoRowsWithOneNameIsNamed() {
        List<Map<String, Object>> rows = InputRows.worlds(40);
        rows.set(17, Map.of("name", "World 3", "rules", List.of("Other")));

        Reply reply = ENGINE.run(CREATE_WORLDS, Map.of("rows", rows));

        assertThat(reply.onlyError().extensions())
                .containsEntry("code", "ALREADY_EXISTS")
                .containsEntry("inputPath", "rows[17].name");
        assertThat(namesOfWorlds()).isEmpty();
    }

    @Test
    void theRowThatNoColumnHoldsIsNamed() {
        List<Map<String, Object>> rows = InputRows.worlds(20);
        rows.set(17, Map.of("name", "x".repeat(201)));

        Reply reply = ENGINE.run(CREATE_WORLDS, Map.of("rows", rows));

        assertThat(reply.onlyError().message())
                .isEqualTo("createWorlds(input:) rows[17].name has 201 characters; at most 200 are stored");
        assertThat(reply.statements()).isEmpty();
    }

    @Test
    void theRowWithoutParentIsNamed() {
        List<Map<String, Object>> rows = InputRows.characters(ENGINE.rows().world("W"), 20);
        rows.set(17, Map.of("worldId", UUID.randomUUID().toString(), "name", "Orphan"));

        Reply reply = ENGINE.run(CREATE_CHARACTERS, Map.of("rows", rows));

        assertThat(reply.onlyError().extensions())
                .containsEntry("code", "CONSTRAINT_VIOLATED")
                .containsEntry("inputPath", "rows[17].worldId");
        assertThat(ENGINE.run("{ characters { totalCount } }").data()).isEqualTo("{'characters':{'totalCount':0}}");
    }

    @Test
    void versionsOfArtifactsAndVerdictsOfReportsAreFilledRowByRow() {
        String job = ENGINE.rows().job();

        Reply reply = ENGINE.run("""
            mutation ($job: ID!) {
              createArtifacts(input: {rows: [
                {jobId: $job, type: "sketch", data: {a: 1}}
                {jobId: $job, type: "sketch", data: {a: 2}}
              ]}) { artifacts { version data } }
              createQaReports(input: {rows: [
                {jobId: $job, logicScore: 0.9, psychologyScore: 0.9, timelineScore: 0.9}
                {jobId: $job, logicScore: 0.1, psychologyScore: 0.9, timelineScore: 0.9}
              ]}) { qaReports { passed } }
            }\
            """, Map.of("job", job)).withoutErrors();

        assertThat(reply.data())
                .isEqualTo("{'createArtifacts':{'artifacts':[{'version':1,'data':{'a': 1}},"
                        + "{'version':2,'data':{'a': 2}}]},"
                        + "'createQaReports':{'qaReports':[{'passed':true},{'passed':false}]}}");
        assertThat(reply.statements()).hasSize(2);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // List.of copies the array
    private static Reply createWorlds(Map<String, Object>... rows) {
        return createWorlds(List.of(rows));
    }

    private static Reply createWorlds(List<Map<String, Object>> rows) {
        return ENGINE.run(CREATE_WORLDS, Map.of("rows", rows, "onError", "ABORT"));
    }

    private static List<String> namesOfWorlds() {
        return ENGINE.run("{ worlds { nodes { name } } }").texts("worlds.nodes.*.name");
    }
}
