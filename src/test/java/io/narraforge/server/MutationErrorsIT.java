package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client is told when a write is refused: the code, the place, a sentence for people, nothing of the database. */
class MutationErrorsIT {
    private static final String WORLD = "00000000-0000-4000-8000-00000000000a";
    private static final String JOB = "00000000-0000-4000-8000-00000000000b";
    private static final String UNKNOWN = "00000000-0000-4000-8000-00000000000f";

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.migrated();

    private static ServedApi api;

    private final Rows rows = new Rows(DATABASE);

    @BeforeAll
    static void serve() {
        api = new ServedApi(DATABASE);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @BeforeEach
    void insertRows() {
        rows.world("Taken", "id", WORLD);
        rows.world("Second");
        rows.job("id", JOB);
    }

    @AfterEach
    void deleteRows() {
        rows.deleteAll();
    }

    /** A mutation that is refused, and the one error of its answer. */
    record Refused(String mutation, String code, String inputPath, String message) {
        @Override
        public String toString() {
            return code + " " + inputPath;
        }
    }

    static Stream<Refused> refusals() {
        return Stream.of(
                new Refused(
                        "createWorld(input: {name: \"Taken\"}) { world { id } }",
                        "ALREADY_EXISTS",
                        "name",
                        "createWorld(input:) name is \"Taken\", and there is a World with it already; use another, or"
                                + " change that one"),
                new Refused(
                        "updateWorld(input: {id: \"" + WORLD + "\", patch: {name: \"Second\"}}) { world { id } }",
                        "ALREADY_EXISTS",
                        "patch.name",
                        "updateWorld(input:) patch.name is \"Second\", and there is a World with it already; use"
                                + " another, or change that one"),
                new Refused(
                        "createCharacter(input: {worldId: \"" + UNKNOWN + "\", name: \"Ada\"}) { character { id } }",
                        "CONSTRAINT_VIOLATED",
                        "worldId",
                        "createCharacter(input:) worldId is \"" + UNKNOWN + "\", and there is no World with it"),
                new Refused(
                        "createJob(input: {type: SAGA, genre: \"x\", budgetUsd: 1000.01}) { job { id } }",
                        "CONSTRAINT_VIOLATED",
                        "budgetUsd",
                        "createJob(input:) budgetUsd is 1000.01 and must be 0 to 1,000"),
                new Refused(
                        "completeJob(input: {id: \"" + JOB + "\"}) { job { id } }",
                        "ILLEGAL_TRANSITION",
                        "id",
                        "completeJob(input:) id is \"" + JOB
                                + "\", a job that is QUEUED; from there it can become RUNNING or" + " CANCELLED"),
                new Refused(
                        "createWorld(input: {name: \"" + "x".repeat(201) + "\"}) { world { id } }",
                        "BAD_USER_INPUT",
                        "name",
                        "createWorld(input:) name has 201 characters; at most 200 are stored"),
                new Refused(
                        "createWorld(input: {name: \"x\", geography: [1]}) { world { id } }",
                        "BAD_USER_INPUT",
                        "geography",
                        "createWorld(input:) geography is [1]; use an object"),
                new Refused(
                        "createWorld(input: {name: \"x\", historyJson: [{year: []}]}) { world { id } }",
                        "BAD_USER_INPUT",
                        "historyJson",
                        "createWorld(input:) historyJson at /0/year is []; use a whole number"),
                new Refused(
                        "createWorld(input: {name: \"x\", themes: null}) { world { id } }",
                        "BAD_USER_INPUT",
                        "themes",
                        "createWorld(input:) themes is null and always has a value; leave it out for the default"),
                new Refused(
                        "updateWorlds(input: {all: true, patch: {themes: null}}) { count }",
                        "BAD_USER_INPUT",
                        "patch.themes",
                        "updateWorlds(input:) patch.themes is null and always has a value; leave it out to keep what is"
                                + " there"),
                new Refused(
                        "upsertWorld(input: {name: \"x\", themes: null}) { world { id } }",
                        "BAD_USER_INPUT",
                        "themes",
                        "upsertWorld(input:) themes is null and always has a value; leave it out for the default, or to"
                                + " keep what is there"),
                new Refused(
                        "createCharacter(input: {worldId: \"x\", name: \"Ada\"}) { character { id } }",
                        "BAD_USER_INPUT",
                        "worldId",
                        "createCharacter(input:) worldId is \"x\"; use a UUID such as"
                                + " 3f2b8a52-6f0e-4d1c-9a55-0c1d2e3f4a5b"),
                new Refused(
                        "updateWorld(input: {id: \"" + UNKNOWN + "\", patch: {name: \"x\"}}) { world { id } }",
                        "NOT_FOUND",
                        "id",
                        "updateWorld(input:) id is \"" + UNKNOWN + "\", and there is no World with it"),
                new Refused(
                        "updateWorld(input: {id: \"" + WORLD
                                + "\", ifVersion: 7, patch: {name: \"x\"}}) { world { id } }",
                        "VERSION_CONFLICT",
                        "ifVersion",
                        "updateWorld(input:) ifVersion is 7, and the World is at version 1; read it again, and repeat"
                                + " the change if it is still wanted"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalSaysWhereAndWhyInWordsForPeople(Refused refused) {
        String before = fingerprint();
        ServedApi.Answer answer = api.post("mutation { " + refused.mutation() + " }", Map.of());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.onlyCode()).isEqualTo(refused.code());
        String field = refused.mutation().substring(0, refused.mutation().indexOf('('));
        assertThat(answer.onlyError().at("/extensions/argument").asText()).isEqualTo(field + "(input:)");
        assertThat(answer.onlyError().at("/extensions/inputPath").asText()).isEqualTo(refused.inputPath());
        assertThat(answer.onlyError().path("message").asText()).isEqualTo(refused.message());
        assertThat(answer.json().at("/data/" + field).isNull()).isTrue();
        assertThat(namesOfTheDatabase())
                .noneSatisfy(name -> assertThat(answer.text()).containsPattern("\\b" + name + "\\b"));
        assertThat(fingerprint()).isEqualTo(before);
    }

    @Test
    void aConflictTellsTheVersionThatTheRowHas() {
        ServedApi.Answer answer = api.post(
                "mutation { updateWorld(input: {id: \"" + WORLD + "\", ifVersion: 7, patch: {name: \"x\"}})"
                        + " { world { id } } }",
                Map.of());

        assertThat(answer.onlyError().at("/extensions/currentVersion").asInt()).isEqualTo(1);
    }

    @Test
    void aJobThatCannotGoOnSoTellsItsStateAndWhatIsAllowed() {
        ServedApi.Answer answer =
                api.post("mutation { completeJob(input: {id: \"" + JOB + "\"}) { job { id } } }", Map.of());

        assertThat(answer.onlyError().at("/extensions/from").asText()).isEqualTo("QUEUED");
        assertThat(answer.onlyError().at("/extensions/allowed").toString()).isEqualTo("[\"RUNNING\",\"CANCELLED\"]");
    }

    @Test
    void aDocumentThatDoesNotFitNamesThePlaceWithinIt() {
        ServedApi.Answer answer = api.post(
                "mutation { createWorld(input: {name: \"x\", historyJson: [{}, {year: []}]}) { world { id } } }",
                Map.of());

        assertThat(answer.onlyError().at("/extensions/pointer").asText()).isEqualTo("/1/year");
    }

    /** Of constraints, indexes, tables and triggers, but those that are words of the language, as characters are. */
    private static List<String> namesOfTheDatabase() {
        List<String> names = DATABASE.queryTexts("""
            SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace
            UNION SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
            UNION SELECT tgname FROM pg_trigger
            """).stream()
                .map(String::valueOf)
                .filter(name -> name.contains("_"))
                .toList();
        assertThat(names).contains("cost_snapshots", "worlds_pkey", "jobs_budget_usd_is_0_to_1000");
        return names;
    }

    private static String fingerprint() {
        return String.valueOf(DATABASE.queryText(
                "SELECT string_agg(t::text, ';' ORDER BY id) FROM (SELECT id, name, version FROM worlds UNION"
                        + " ALL SELECT id, name, version FROM characters UNION ALL SELECT id, genre, version FROM"
                        + " jobs) t"));
    }
}
