package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many rows created in one mutation, but for those that cannot be. */
class SkipRowsIT {
    private static final String CREATE_WORLDS = """
        mutation ($rows: [CreateWorldRow!]!, $onError: OnRowError) {
          createWorlds(input: {rows: $rows, onError: $onError}) {
            count worlds { name rules version } skipped { index code message inputPath }
          }
        }\
        """;
    private static final String CREATE_CHARACTERS = """
        mutation ($rows: [CreateCharacterRow!]!) {
          createCharacters(input: {rows: $rows, onError: SKIP}) { count skipped { index code message inputPath } }
        }\
        """;

    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    @AfterEach
    void deleteRows() {
        ENGINE.rows().deleteAll();
    }

    @Test
    void everyReasonIsToldAndTheOthersAreCreated() {
        ENGINE.rows().world("Taken");
        ENGINE.database().execute("ALTER TABLE worlds ADD CONSTRAINT no_silence CHECK (name <> 'Silence')");
        ENGINE.database().execute("COMMENT ON CONSTRAINT no_silence ON worlds IS 'must be heard'");
        try {
            Reply reply = createWorlds(
                            Map.of("name", "One"),
                            Map.of("name", "x".repeat(201)),
                            Map.of("name", "Two", "rules", List.of("First")),
                            Map.of("name", "Two"),
                            Map.of("name", "Silence"),
                            Map.of("name", "Taken"),
                            Map.of("name", "half \ud800"),
                            Map.of("name", "Silence"),
                            Map.of("name", "Three"))
                    .withoutErrors();

            assertThat(reply.texts("createWorlds.worlds.*.name")).containsExactly("One", "Two", "Three");
            assertThat(reply.text("createWorlds.worlds.1.rules")).isEqualTo("[\"First\"]");
            assertThat(skipped(reply, "createWorlds"))
                    .containsExactly(
                            "1 BAD_USER_INPUT rows[1].name",
                            "3 ALREADY_EXISTS rows[3].name",
                            "4 CONSTRAINT_VIOLATED rows[4].name",
                            "5 ALREADY_EXISTS rows[5].name",
                            "6 BAD_USER_INPUT rows[6].name",
                            "7 CONSTRAINT_VIOLATED rows[7].name");
            assertThat(reply.texts("createWorlds.skipped.*.message"))
                    .contains(
                            "createWorlds(input:) rows[4].name is \"Silence\" and must be heard",
                            "createWorlds(input:) rows[3].name is \"Two\", and there is a World with it already; use"
                                    + " another, or change that one");
            assertThat(namesOfWorlds()).containsExactly("Taken", "One", "Two", "Three");
        } finally {
            ENGINE.database().execute("ALTER TABLE worlds DROP CONSTRAINT no_silence");
        }
    }

    @Test
    void aRowMayTakeTheNameOfAnEarlierOneThatIsSkipped() {
        Reply reply = createWorlds(
                        Map.of("name", "Same", "rules", List.of("half \ud800")),
                        Map.of("name", "Same"),
                        Map.of("name", "Same"))
                .withoutErrors();

        assertThat(reply.texts("createWorlds.worlds.*.name")).containsExactly("Same");
        assertThat(skipped(reply, "createWorlds")).hasSize(2).contains("2 ALREADY_EXISTS rows[2].name");
    }

    @Test
    void allRowsWithoutParentAreFoundInOneStatement() {
        String world = ENGINE.rows().world("W");
        List<Map<String, Object>> rows = InputRows.characters(world, 50);
        for (int i = 0; i < 50; i += 5) {
            rows.set(i, Map.of("worldId", UUID.randomUUID().toString(), "name", "Orphan"));
        }

        Reply reply = ENGINE.run(CREATE_CHARACTERS, Map.of("rows", rows)).withoutErrors();

        assertThat(reply.at("createCharacters.count")).isEqualTo(40);
        assertThat(skipped(reply, "createCharacters"))
                .hasSize(10)
                .startsWith("0 CONSTRAINT_VIOLATED rows[0].worldId", "5 CONSTRAINT_VIOLATED rows[5].worldId");
        assertThat(reply.statements()).hasSize(2);
        assertThat(reply.statements().getLast()).endsWith("returning \"characters\".\"id\"");
    }

    @Test
    void jobsOfMissingWorldsAndBudgetsOutOfRangeAreSkipped() {
        Reply reply =
                ENGINE.run("""
                    mutation ($missing: ID!) {
                      createJobs(input: {onError: SKIP, rows: [
                        {type: NOVELLA, genre: "a", budgetUsd: "10"}
                        {type: NOVELLA, genre: "b", worldId: $missing}
                        {type: NOVELLA, genre: "c", budgetUsd: "1000.01"}
                        {type: SAGA, genre: "d"}
                      ]}) { count jobs { genre type status budgetUsd } skipped { index code message inputPath } }
                    }\
                    """, Map.of("missing", UUID.randomUUID().toString())).withoutErrors();

        assertThat(reply.texts("createJobs.jobs.*.genre")).containsExactly("a", "d");
        assertThat(skipped(reply, "createJobs"))
                .containsExactly("1 CONSTRAINT_VIOLATED rows[1].worldId", "2 CONSTRAINT_VIOLATED rows[2].budgetUsd");
        assertThat(reply.text("createJobs.skipped.1.message")).endsWith("is 1000.01 and must be 0 to 1,000");
    }

    @Test
    void howeverManyBreakAFewRulesFewStatementsFindThem() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            rows.add(Map.of(
                    "type",
                    "NOVEL",
                    "genre",
                    "g" + i,
                    "budgetUsd",
                    List.of("5", "2000", "-1").get(i % 3)));
        }

        Reply reply = ENGINE.run("""
            mutation ($rows: [CreateJobRow!]!) {
              createJobs(input: {onError: SKIP, rows: $rows}) {
                count jobs { genre } skipped { index code message inputPath }
              }
            }\
            """, Map.of("rows", rows)).withoutErrors();

        assertThat(reply.at("createJobs.count")).isEqualTo(667);
        assertThat(reply.texts("createJobs.jobs.*.genre"))
                .startsWith("g0", "g3", "g6")
                .endsWith("g1998");
        assertThat(skipped(reply, "createJobs"))
                .hasSize(1_333)
                .endsWith("1999 CONSTRAINT_VIOLATED rows[1999].budgetUsd");
        assertThat(reply.texts("createJobs.skipped.*.message"))
                .startsWith(
                        "createJobs(input:) rows[1].budgetUsd is 2000 and must be 0 to 1,000",
                        "createJobs(input:) rows[2].budgetUsd is -1 and must be 0 to 1,000")
                .endsWith("createJobs(input:) rows[1999].budgetUsd is 2000 and must be 0 to 1,000");
        assertThat(reply.statements()).hasSize(2);
    }

    @Test
    void whatIsNoFaultOfARowFailsTheWholeMutation() {
        ENGINE.database().execute("""
            CREATE FUNCTION meet_others() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION 'met' USING ERRCODE = '40P01';
            END $$
            """);
        ENGINE.database().execute("""
            CREATE TRIGGER meet_others BEFORE INSERT ON worlds
            FOR EACH ROW WHEN (NEW.name = 'World 3') EXECUTE FUNCTION meet_others()
            """);
        try {
            Reply reply = createWorlds(InputRows.worlds(5));

            assertThat(reply.onlyError().code()).isEqualTo("UNAVAILABLE");
            assertThat(reply.statements()).isEmpty();
            assertThat(namesOfWorlds()).isEmpty();
        } finally {
            ENGINE.database().execute("DROP FUNCTION meet_others() CASCADE");
        }
    }

    @Test
    void aDocumentThatDoesNotFitIsToldWithThePlaceInIt() {
        Reply reply = ENGINE.run("""
            mutation {
              createWorlds(input: {onError: SKIP, rows: [
                {name: "Fits"}, {name: "Misfit", historyJson: [{year: 1}, {year: "long ago"}]}
              ]}) { count skipped { index inputPath pointer } }
            }\
            """);

        assertThat(reply.withoutErrors().data())
                .isEqualTo("{'createWorlds':{'count':1,'skipped':[{'index':1,'inputPath':'rows[1].historyJson',"
                        + "'pointer':'/1/year'}]}}");
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // List.of copies the array
    private static Reply createWorlds(Map<String, Object>... rows) {
        return createWorlds(List.of(rows));
    }

    private static Reply createWorlds(List<Map<String, Object>> rows) {
        return ENGINE.run(CREATE_WORLDS, Map.of("rows", rows, "onError", "SKIP"));
    }

    private static List<String> skipped(Reply reply, String field) {
        List<String> codes = reply.texts(field + ".skipped.*.code");
        return IntStream.range(0, codes.size())
                .mapToObj(i -> reply.at(field + ".skipped." + i + ".index") + " " + codes.get(i) + " "
                        + orNone(reply.at(field + ".skipped." + i + ".inputPath")))
                .toList();
    }

    private static Object orNone(@Nullable Object path) {
        return path == null ? "-" : path;
    }

    private static List<String> namesOfWorlds() {
        return ENGINE.run("{ worlds { nodes { name } } }").texts("worlds.nodes.*.name");
    }
}
