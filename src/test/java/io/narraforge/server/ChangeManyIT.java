package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows changed by a filter, and which filters are not taken for a choice of rows. */
class ChangeManyIT {
    private static final String FIRST = "00000000-0000-4000-8000-000000000001";
    private static final String SECOND = "00000000-0000-4000-8000-000000000002";
    private static final String THIRD = "00000000-0000-4000-8000-000000000003";

    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    @AfterEach
    void deleteRows() {
        ENGINE.rows().deleteAll();
    }

    private static List<String> stored(String sql) {
        return ENGINE.database().queryTexts(sql).stream().map(String::valueOf).toList();
    }

    @Test
    void absentLeavesAndNullClearsInAllRowsThatPass() {
        ENGINE.rows().job("id", SECOND, "genre", "horror", "inspiration", "Fog", "budget_usd", "3");
        ENGINE.rows().job("id", FIRST, "genre", "horror", "inspiration", "Salt", "budget_usd", "4");
        ENGINE.rows().job("id", THIRD, "genre", "fantasy", "inspiration", "Sea", "budget_usd", "5");

        Reply reply = ENGINE.run("""
            mutation {
              updateJobs(input: {
                where: {genre: {eq: "horror"}}, patch: {inspiration: null, type: SAGA}, atMost: 2
              }) { count jobs { id inspiration type genre budgetUsd version } }
            }\
            """).withoutErrors();

        assertThat(reply.data())
                .isEqualTo(("{'updateJobs':{'count':2,'jobs':["
                               + "{'id':'%s','inspiration':null,'type':'SAGA','genre':'horror','budgetUsd':4,'version':2},"
                               + "{'id':'%s','inspiration':null,'type':'SAGA','genre':'horror','budgetUsd':3,'version':2}]}}")
                        .formatted(FIRST, SECOND));
        assertThat(stored("SELECT inspiration || ' ' || type || ' ' || version FROM jobs WHERE id = '%s'"
                        .formatted(THIRD)))
                .containsExactly("Sea novella 1");
    }

    @Test
    void asManyStatementsForOneRowAsForFifty() {
        IntStream.range(0, 50).forEach(i -> ENGINE.rows().world("World " + i));
        String mutation = """
            mutation ($where: WorldFilter!) {
              updateWorlds(input: {
                where: $where, atMost: 50
                patch: {themes: ["salt"], geographyMergePatch: {climate: "wet"}, rulesJsonPatch: [{op: ADD, path: "/0", value: "Never"}]}
              }) { count worlds { rules geography themes checksumValid version } }
            }\
            """;
        var statements = new ArrayList<Integer>();
        for (String name : List.of("World 7", "World")) {
            Reply reply = ENGINE.run(mutation, Map.of("where", Map.of("name", Map.of("startsWith", name))))
                    .withoutErrors();
            statements.add(reply.statements().size());
            assertThat(reply.texts("updateWorlds.worlds.*.checksumValid")).containsOnly("true");
        }

        assertThat(statements).containsExactly(2, 2);
        assertThat(stored("SELECT DISTINCT concat(version, themes, geography, rules) FROM worlds"))
                .containsExactlyInAnyOrder(
                        "2[\"salt\"]{\"climate\": \"wet\"}[\"Never\"]",
                        "3[\"salt\"]{\"climate\": \"wet\"}[\"Never\", \"Never\"]");
    }

    @Test
    void aPatchChangesEachDocumentAsItIs() {
        ENGINE.rows().world("A", "id", FIRST, "geography", "{\"climate\": \"dry\", \"seas\": 1}", "rules", "[\"a\"]");
        ENGINE.rows().world("B", "id", SECOND, "geography", "{\"rivers\": 2}", "rules", "[\"b\", \"c\"]");

        Reply reply = ENGINE.run("""
            mutation {
              updateWorlds(input: {all: true, atMost: 2, patch: {
                geographyMergePatch: {climate: null, winds: "cold"}
                rulesJsonPatch: [{op: MOVE, from: "/0", path: "/-"}, {op: ADD, path: "/0", value: "z"}]
              }}) { worlds { geography rules } }
            }\
            """).withoutErrors();

        assertThat(reply.data())
                .isEqualTo("{'updateWorlds':{'worlds':["
                        + "{'geography':{'seas': 1, 'winds': 'cold'},'rules':['z', 'a']},"
                        + "{'geography':{'winds': 'cold', 'rivers': 2},'rules':['z', 'c', 'b']}]}}");
    }

    @Test
    void theRowWhoseDocumentIsRefusedIsNamedAndNoRowIsChanged() {
        String world = ENGINE.rows().world("World");
        ENGINE.rows().timeline(world, "id", FIRST, "nodes", "[{\"year\": 1, \"event\": \"a\"}]");
        ENGINE.rows().timeline(world, "id", SECOND, "nodes", "[{\"year\": 1, \"event\": \"b\"}]");

        var tested = ENGINE.run(change("{op: TEST, path: \"/0/event\", value: \"a\"}"))
                .onlyError();
        assertThat(tested.message())
                .startsWith("updateTimelines(input:) patch.nodesJsonPatch[0]")
                .endsWith("; so it is in the Timeline with the id \"" + SECOND + "\", and nothing is changed");
        assertThat(tested.extensions())
                .containsEntry("code", "BAD_USER_INPUT")
                .containsEntry("inputPath", "patch.nodesJsonPatch[0]");

        var misshapen = ENGINE.run(change("{op: REPLACE, path: \"/0/year\", value: \"soon\"}"))
                .onlyError();
        assertThat(misshapen.message()).contains("the Timeline with the id \"" + FIRST + "\"");
        assertThat(misshapen.extensions())
                .containsEntry("pointer", "/0/year")
                .containsEntry("inputPath", "patch.nodesJsonPatch");
        assertThat(stored("SELECT DISTINCT version FROM timelines")).containsExactly("1");
    }

    private static String change(String operation) {
        return """
            mutation {
              updateTimelines(input: {all: true, atMost: 2, patch: {nodesJsonPatch: [%s]}}) { count }
            }\
            """.formatted(operation);
    }

    @Test
    void moreThanAtMostIsRefusedWithTheirNumberAndNothingIsChanged() {
        IntStream.range(0, 4).forEach(i -> ENGINE.rows().world("World " + i));

        var error = ENGINE.run(
                        "mutation { updateWorlds(input: {all: true, patch: {themes: [\"x\"]}, atMost: 3}) { count } }")
                .onlyError();

        assertThat(error.message()).startsWith("updateWorlds(input:) all means 4 rows, and atMost is 3;");
        assertThat(error.extensions())
                .containsEntry("code", "LIMIT_EXCEEDED")
                .containsEntry("limit", 3L)
                .containsEntry("requested", 4L);
        assertThat(stored("SELECT DISTINCT version FROM worlds")).containsExactly("1");
    }

    @Test
    void nothingThatPassesIsNoError() {
        Reply reply = ENGINE.run("""
            mutation {
              updateWorlds(input: {where: {name: {eq: "x"}}, patch: {themes: []}}) { count worlds { id } }
            }\
            """).withoutErrors();

        assertThat(reply.data()).isEqualTo("{'updateWorlds':{'count':0,'worlds':[]}}");
        assertThat(reply.statements()).hasSize(1);
    }

    @Test
    void aPatchWithoutFieldsRaisesNoVersion() {
        ENGINE.rows().world("World");

        assertThat(ENGINE.run("mutation { updateWorlds(input: {all: true, patch: {}}) { worlds { name version } } }")
                        .withoutErrors()
                        .data())
                .isEqualTo("{'updateWorlds':{'worlds':[{'name':'World','version':1}]}}");
    }

    @Test
    void whatTheDataForbidsIsToldAtItsPlaceInThePatch() {
        ENGINE.rows().world("A");
        ENGINE.rows().world("B");
        ENGINE.rows().job();

        var taken = ENGINE.run(
                        "mutation { updateWorlds(input: {all: true, patch: {name: \"C\"}, atMost: 2}) { count } }")
                .onlyError();
        assertThat(taken.message())
                .isEqualTo(
                        "updateWorlds(input:) patch.name is \"C\", which only one World may have, and 2 would get it;"
                                + " change one at a time");
        assertThat(taken.extensions()).containsEntry("code", "ALREADY_EXISTS");

        var tooMuch = ENGINE.run("mutation { updateJobs(input: {all: true, patch: {budgetUsd: 2000}}) { count } }")
                .onlyError();
        assertThat(tooMuch.extensions())
                .containsEntry("code", "CONSTRAINT_VIOLATED")
                .containsEntry("inputPath", "patch.budgetUsd");

        var cleared = ENGINE.run("mutation { updateWorlds(input: {all: true, patch: {name: null}}) { count } }")
                .onlyError();
        assertThat(cleared.extensions())
                .containsEntry("code", "BAD_USER_INPUT")
                .containsEntry("inputPath", "patch.name");
        assertThat(stored("SELECT name FROM worlds ORDER BY name")).containsExactly("A", "B");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "atMost: 5",
                "where: null",
                "where: {}",
                "where: {and: []}",
                "where: {and: [{}, {and: [{}]}]}",
                "where: {or: []}",
                "where: {not: {}}",
                "where: {name: {}}",
                "where: {id: {notIn: []}}",
                "where: {name: {contains: \"\"}}",
                "where: {and: [{id: {notIn: []}}, {geography: {contains: {}}}]}",
                "where: {or: [{name: {eq: \"x\"}}, {not: {id: {in: []}}}]}",
                "where: {characters: {none: {id: {in: []}}}}",
                "where: {rules: {hasEvery: []}}",
                "all: false",
                "all: null, where: {name: {eq: \"World\"}}",
                "all: true, where: {name: {eq: \"World\"}}",
                "where: {name: {eq: \"World\"}}, atMost: -1",
                "where: {name: {eq: \"World\"}}, atMost: null",
            })
    void whatChoosesNoRowsIsRefusedAndNothingIsWritten(String input) {
        ENGINE.rows().world("World");

        var change = ENGINE.run(
                        "mutation { updateWorlds(input: {%s, patch: {themes: [\"x\"]}}) { count } }".formatted(input))
                .onlyError();
        var deletion = ENGINE.run("mutation { deleteWorlds(input: {%s}) { count } }".formatted(input))
                .onlyError();

        assertThat(List.of(change, deletion)).allSatisfy(error -> {
            assertThat(error.code()).isEqualTo("BAD_USER_INPUT");
            assertThat(String.valueOf(error.extensions().get("inputPath"))).matches("(where|all|atMost).*");
        });
        assertThat(stored("SELECT version FROM worlds")).containsExactly("1");
    }

    @Test
    void theRefusalSaysWhatToWrite() {
        assertThat(ENGINE.run("mutation { deleteWorlds(input: {where: {and: []}}) { count } }")
                        .onlyError()
                        .message())
                .isEqualTo("deleteWorlds(input:) where is empty, and so every World would pass; write a test such as"
                        + " {id: {eq: …}}, or all: true where every one is meant");
        assertThat(ENGINE.run("mutation { deleteWorlds(input: {all: true, where: {name: {eq: \"x\"}}}) { count } }")
                        .onlyError()
                        .message())
                .isEqualTo("deleteWorlds(input:) all is true, and where has a test; choose one of them");
        var tooMany = ENGINE.run("mutation { deleteWorlds(input: {all: true, atMost: 10001}) { count } }")
                .onlyError();
        assertThat(tooMany.extensions())
                .containsEntry("code", "LIMIT_EXCEEDED")
                .containsEntry("inputPath", "atMost")
                .containsEntry("limit", 10_000L)
                .containsEntry("requested", 10_001L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", where: null", ", where: {}", ", where: {and: [{}]}"})
    void allMeansEveryRow(String where) {
        ENGINE.rows().world("A");
        ENGINE.rows().world("B");

        Reply reply =
                ENGINE.run("mutation { deleteWorlds(input: {all: true, atMost: 10000%s}) { count } }".formatted(where));

        assertThat(reply.withoutErrors().data()).isEqualTo("{'deleteWorlds':{'count':2}}");
    }

    @Test
    void patchedDocumentsTogetherAreBounded() {
        IntStream.range(0, 18).forEach(i -> ENGINE.rows().world("World " + i));
        Map<String, Object> patch = Map.of("geographyMergePatch", Map.of("notes", "x".repeat(2_000_000)));
        String mutation =
                "mutation ($patch: WorldPatch!) { updateWorlds(input: {where: {name: {ne: \"\"}}, patch: $patch,"
                        + " atMost: 20}) { count } }";

        Reply.Failure failure = ENGINE.run(mutation, Map.of("patch", patch)).onlyError();

        assertThat(failure.extensions())
                .containsEntry("code", "LIMIT_EXCEEDED")
                .containsEntry("argument", "updateWorlds(input:)")
                .containsEntry("limit", 33_554_432L);
        assertThat(failure.message())
                .contains("characters or more; narrow \"where\", and change the rows in parts (the limit is 33554432)");
        assertThat(stored("SELECT DISTINCT version FROM worlds")).containsExactly("1");
    }
}
