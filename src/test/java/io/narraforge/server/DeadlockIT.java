package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes that are in each other's way are done again, a bounded number of times. */
@Timeout(60)
class DeadlockIT {
    private static final String UPDATE = """
        mutation ($id: ID!, $name: String!) {
          updateWorld(input: {id: $id, patch: {name: $name}}) { world { name version } }
        }\
        """;
    private static final int MAX_ATTEMPTS = 6;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.migrated();

    private final Rows rows = new Rows(DATABASE);

    /** Not rolled back with the attempts that it counts. */
    @BeforeEach
    void countAttempts() {
        DATABASE.execute("CREATE SEQUENCE attempts");
    }

    @AfterEach
    void tidy() {
        DATABASE.execute("DROP TRIGGER IF EXISTS a_obstacle ON worlds; DROP FUNCTION IF EXISTS obstacle();"
                + " DROP SEQUENCE attempts");
        rows.deleteAll();
    }

    /** Each has locked its own row before it asks for the other's. */
    @Test
    void twoThatWaitForEachOtherBothSucceed() {
        String first = rows.world("first");
        String second = rows.world("second");
        onUpdate("""
            PERFORM pg_sleep(CASE WHEN nextval('attempts') <= 2 THEN 0.5 ELSE 0 END);
            PERFORM FROM worlds WHERE id <> NEW.id FOR UPDATE;
            RETURN NEW;\
            """);
        try (var api = new ServedApi(DATABASE)) {
            var concurrent = CompletableFuture.supplyAsync(
                    () -> api.post(UPDATE, Map.of("id", first, "name", "first, changed")), Thread::startVirtualThread);
            ServedApi.Answer answer = api.post(UPDATE, Map.of("id", second, "name", "second, changed"));

            assertThat(List.of(answer, concurrent.join()))
                    .allSatisfy(ServedApi.Answer::withoutErrors)
                    .extracting(each -> each.at("/data/updateWorld/world/version"))
                    .containsExactly("2", "2");
        }
        assertThat(DATABASE.queryTexts("SELECT name FROM worlds ORDER BY name"))
                .containsExactly("first, changed", "second, changed");
        assertThat(attempts())
                .as("a deadlock costs one of the two its first attempt")
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"40P01, 2", "40P01, 5", "40001, 2", "40001, 5"})
    void whatFailsForOthersIsDoneAgain(String state, int failures) {
        String world = rows.world("first");
        onUpdate("""
            IF nextval('attempts') <= %d THEN RAISE EXCEPTION 'made by a test' USING ERRCODE = '%s'; END IF;
            RETURN NEW;\
            """.formatted(failures, state));
        try (var api = new ServedApi(DATABASE)) {
            ServedApi.Answer answer = api.post(UPDATE, Map.of("id", world, "name", "changed"));

            assertThat(answer.withoutErrors().at("/data/updateWorld/world/version"))
                    .isEqualTo("2");
        }
        assertThat(attempts()).isEqualTo(failures + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40P01", "40001"})
    void whatFailsForOthersAgainAndAgainIsGivenUp(String state) {
        String world = rows.world("first");
        onUpdate(
                "PERFORM nextval('attempts'); RAISE EXCEPTION 'made by a test' USING ERRCODE = '%s';".formatted(state));
        try (var api = new ServedApi(DATABASE)) {
            ServedApi.Answer answer = api.post(UPDATE, Map.of("id", world, "name", "changed"));

            assertThat(answer.onlyCode()).isEqualTo("UNAVAILABLE");
            assertThat(answer.onlyError().path("message").asText())
                    .isEqualTo("Others are writing to the same rows; try again.");
            assertThat(api.borrowed()).isZero();
        }
        assertThat(attempts()).isEqualTo(MAX_ATTEMPTS);
        assertThat(DATABASE.queryText("SELECT name FROM worlds")).isEqualTo("first");
    }

    @Test
    void whatFailsForItselfIsNotDoneAgain() {
        String world = rows.world("first");
        onUpdate("PERFORM nextval('attempts'); RAISE EXCEPTION USING ERRCODE = '57014';");
        try (var api = new ServedApi(DATABASE)) {
            assertThat(api.post(UPDATE, Map.of("id", world, "name", "changed")).onlyCode())
                    .isEqualTo("TIMEOUT");
        }
        assertThat(attempts()).isEqualTo(1);
    }

    private static int attempts() {
        return Integer.parseInt(String.valueOf(DATABASE.queryText("SELECT last_value FROM attempts")));
    }

    private static void onUpdate(String body) {
        DATABASE.execute("""
            CREATE FUNCTION obstacle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN %s END $$;
            CREATE TRIGGER a_obstacle BEFORE UPDATE ON worlds FOR EACH ROW EXECUTE FUNCTION obstacle();
            """.formatted(body));
    }
}
