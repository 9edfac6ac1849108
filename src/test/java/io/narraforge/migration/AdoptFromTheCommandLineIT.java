package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.narraforge.cli.NarraProcess;
import io.narraforge.database.BesideOthers;
import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code narra db adopt} as an operator runs it, in a zone and under settings that would shift times and round floats. */
@BesideOthers
@Timeout(180)
class AdoptFromTheCommandLineIT {
    @RegisterExtension
    static final TestDatabase LIVE = TestDatabases.empty();

    @TempDir
    Path data;

    @BeforeEach
    void clear() {
        LIVE.execute("""
            ALTER DATABASE %1$s SET TimeZone = 'America/St_Johns'; ALTER DATABASE %1$s SET extra_float_digits = 0;
            """.formatted(LIVE.connection().database()) + LegacyInstallation.NOTHING);
    }

    @Test
    void fromTheLegacySnapshotToServingEveryRowIsStillThere() throws Exception {
        LIVE.execute(LegacyInstallation.A);
        StoredValues before = StoredValues.of(LIVE);

        assertThat(run(0, "db", "adopt", "--rehearse"))
                .contains(
                        "variant:   A, the schema as Alembic left it",
                        "alembic:   af4b3ea397a4",
                        "Values that V2 will change:")
                .contains("  jobs.status                        3  pending or created, becomes queued; remembered for"
                        + " the undo")
                .anyMatch(line -> line.matches("  V2 +typed columns +\\d+\\.\\d\\d s"))
                .anyMatch(line -> line.matches("  worlds +24 rows  kept, sha256 [0-9a-f]{12}"))
                .endsWith("A copy was taken over and migrated, and every row is there as it was. Do it with:"
                        + " ./narra db adopt");
        assertThat(StoredValues.of(LIVE)).isEqualTo(before);
        assertThat(LIVE.scratchDatabases()).isEmpty();
        assertThat(run(0, "db", "adopt"))
                .anyMatch(line -> line.startsWith("proof:     number 1 in narra_history.proofs"))
                .endsWith("The database is taken over: V1 is marked as applied, and no table was touched. Go on with:"
                        + " ./narra db migrate");
        run(0, "db", "migrate");

        assertThat(StoredValues.of(LIVE).byPlace())
                .containsExactlyInAnyOrderEntriesOf(before.converted().byPlace());
        try (NarraProcess server = NarraProcess.start(environment(), "serve")) {
            assertThat(answer(server.awaitReady(), """
                {worlds(where: {name: {eq: "Mgłogród"}}) {nodes {geography createdAt characters {totalCount}}}}\
                """).toString())
                    .isEqualTo("{\"data\":{\"worlds\":{\"nodes\":[{\"geography\":{\"climate\":\"mglisty\","
                            + "\"continents\":[\"Wyspy\",3]},\"createdAt\":\"2025-03-30T02:30:00.123456Z\","
                            + "\"characters\":{\"totalCount\":2}}]}}}");
            server.stop();
        }
    }

    @Test
    void whatIsRefusedIsListedAndTheExitCodeIsThatOfAFinding() throws Exception {
        LIVE.execute(LegacyInstallation.A + """
            UPDATE jobs SET type = E'epic\\u0007' WHERE id::text LIKE '%31';
            UPDATE worlds SET history = '[{"event": "\\ud83d"}]' WHERE id::text LIKE '%01';
            """);

        assertThat(run(3, "db", "adopt"))
                .containsSubsequence(
                        "Values that V2 will refuse: 2",
                        "  jobs.type of 00000000-0000-4000-8000-000000000031: unknown type \"epic\\u0007\"",
                        "  worlds.history of 00000000-0000-4000-8000-000000000001: lone surrogate \\ud83d",
                        "Values that V2 will change:");
        JsonNode report = json(run(3, "db", "adopt", "--json"));
        assertThat(report.path("version").asInt()).isEqualTo(1);
        assertThat(report.path("outcome").asText()).isEqualTo("REFUSED");
        assertThat(report.path("refused").findValuesAsText("row"))
                .containsExactly("00000000-0000-4000-8000-000000000031", "00000000-0000-4000-8000-000000000001");
    }

    @Test
    void aBridgeIsPrintedFirstAndRunOnRequest() throws Exception {
        LIVE.execute(LegacyInstallation.B);

        assertThat(run(3, "db", "adopt"))
                .contains(
                        "  CREATE INDEX CONCURRENTLY idx_jobs_status ON public.jobs (status);",
                        "  index idx_jobs_status of table jobs");
        JsonNode bridged = json(run(0, "db", "adopt", "--bridge", "--json"));

        assertThat(bridged.path("outcome").asText()).isEqualTo("ADOPTED");
        assertThat(bridged.path("bridge")).hasSize(22);
        assertThat(bridged.path("proof").path("variant").asText()).isEqualTo("B");
        assertThat(run(2, "db", "adopt", "--bridge", "--rehearse")).isEmpty();
    }

    @Test
    void aSuccessorIsRefusedWithTheDdlOfEveryDifference() throws Exception {
        LIVE.execute(LegacyInstallation.F);

        assertThat(run(3, "db", "adopt", "--rehearse"))
                .contains("variant:   F, other tables under the same names", "  column jobs.budget_limit")
                .anyMatch(line -> line.contains("+ ") && line.contains("double precision"));
    }

    /** The mark waits for a table of somebody else under the name of Flyway's, which is not committed. */
    @Test
    void aRunThatIsKilledBetweenItsProofAndItsMarkIsFinishedByTheNext() throws Exception {
        LIVE.execute(LegacyInstallation.A);

        LIVE.database().run(session -> {
            session.setAutoCommit(false);
            try (NarraProcess adopt = NarraProcess.start(environment(), "db", "adopt")) {
                execute(session, "CREATE TABLE flyway_schema_history (n int)");
                awaitProof();
                awaitBackendOfTheMark();
                adopt.kill();
                return true;
            } catch (IOException | InterruptedException failure) {
                throw new AssertionError(failure);
            } finally {
                session.rollback();
                session.setAutoCommit(true);
            }
        });
        awaitNoBackends();
        assertThat(LIVE.queryText("SELECT to_regclass('flyway_schema_history')"))
                .isNull();
        StoredValues values = StoredValues.of(LIVE);

        try (NarraProcess again = NarraProcess.start(environment(), "db", "adopt")) {
            assertThat(again.awaitExit()).isZero();
            assertThat(again.complaints())
                    .anyMatch(line ->
                            line.contains("`./narra db adopt` of role narraforge") && line.contains("was interrupted"))
                    .anyMatch(line -> line.contains("stopped before it marked the database; it is looked at anew"));
        }
        assertThat(LIVE.queryTexts("SELECT state FROM narra_history.runs ORDER BY id"))
                .containsExactly("interrupted", "done");
        assertThat(StoredValues.of(LIVE)).isEqualTo(values);
        assertThat(new Migrator(LIVE.database().dataSource()).migrate()).startsWith("V2");
    }

    private static void awaitProof() throws InterruptedException {
        await("SELECT to_regclass('narra_history.proofs') IS NOT NULL");
        await("SELECT EXISTS (SELECT FROM narra_history.proofs)");
    }

    private static void awaitBackendOfTheMark() throws InterruptedException {
        await("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type ="
                + " 'Lock' AND query LIKE '%flyway_schema_history%')");
    }

    private static void awaitNoBackends() throws InterruptedException {
        await("SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()"
                + " AND application_name LIKE 'narraforge %')");
    }

    private static void await(String condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!"t".equals(LIVE.queryText(condition))) {
            assertThat(System.nanoTime()).as(condition).isLessThan(end);
            Thread.sleep(50);
        }
    }

    private static void execute(Connection session, String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    private Map<String, String> environment() {
        return Map.of(
                "DATABASE_URL",
                NarraProcess.url(LIVE.connection()),
                "NARRA_DATA_DIR",
                data.toString(),
                "PORT",
                "0",
                "JAVA_TOOL_OPTIONS",
                "-Duser.timezone=Europe/Warsaw -Djava.io.tmpdir=" + data);
    }

    private List<String> run(int exitCode, String... words) throws Exception {
        try (NarraProcess process = NarraProcess.start(environment(), words)) {
            assertThat(process.awaitExit())
                    .as(() -> String.join(" ", words) + ": " + output(process))
                    .isEqualTo(exitCode);
            return process.printed();
        }
    }

    private static String output(NarraProcess process) {
        try {
            return process.printed() + " " + process.complaints();
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private static JsonNode json(List<String> printed) throws IOException {
        assertThat(printed).hasSize(1);
        return new ObjectMapper().readTree(printed.getFirst());
    }

    private static JsonNode answer(URI served, String query) throws IOException, InterruptedException {
        var mapper = new ObjectMapper();
        HttpRequest request = HttpRequest.newBuilder(served.resolve("/graphql"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(mapper.writeValueAsString(Map.of("query", query))))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return mapper.readTree(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        }
    }
}
