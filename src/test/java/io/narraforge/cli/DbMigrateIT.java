package io.narraforge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.narraforge.database.BesideOthers;
import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code narra db migrate}, {@code status} and {@code serve --migrate} as their operator meets them. */
@BesideOthers
@Timeout(300)
class DbMigrateIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    static final TestDatabase FRESH = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase CONTESTED = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase KILLED = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase FILLED = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase SERVED = TestDatabases.empty();

    @TempDir
    Path dataFolder;

    @Test
    void eachVersionIsToldWithItsTimeAndKeptWithItsFingerprint() throws Exception {
        try (var narra = db(FRESH, "migrate", "--to", "2")) {
            assertThat(narra.awaitExit()).isZero();
            assertThat(narra.printed())
                    .satisfiesExactly(
                            line -> assertThat(line).matches("Applied V1 \\(legacy schema\\) in \\d+\\.\\d\\d s"),
                            line -> assertThat(line).matches("Applied V2 \\(typed columns\\) in \\d+\\.\\d\\d s"),
                            line -> assertThat(line).isEqualTo("The database is at V2"));
            assertThat(narra.complaints()).isEmpty();
        }
        try (var narra = db(FRESH, "migrate", "--to", "V1")) {
            assertThat(narra.awaitExit()).isEqualTo(1);
            assertThat(narra.complaints())
                    .containsExactly(
                            "narra: The database is at V2, and a migration does not go down to V1; undo the last"
                                    + " version with: ./narra db rollback");
        }
        try (var narra = db(FRESH, "migrate", "--to", "V99")) {
            assertThat(narra.awaitExit()).isEqualTo(1);
            assertThat(narra.complaints())
                    .singleElement()
                    .asString()
                    .startsWith("narra: V99 is no version of this build");
        }
        try (var narra = db(FRESH, "migrate", "--json")) {
            assertThat(narra.awaitExit()).isZero();
            JsonNode printed = json(narra);
            assertThat(printed.path("version").intValue()).isEqualTo(1);
            assertThat(printed.path("from").textValue()).isEqualTo("V2");
            assertThat(printed.path("applied").findValuesAsText("version")).startsWith("V3", "V4");
            assertThat(printed.path("backup").isNull())
                    .as("there was nothing to lose")
                    .isTrue();
        }
        try (var narra = db(FRESH, "migrate")) {
            assertThat(narra.awaitExit()).isZero();
            assertThat(narra.printed()).singleElement().asString().startsWith("Nothing to do: the database is at V");
        }
        try (var narra = db(FRESH, "status", "--json")) {
            assertThat(narra.awaitExit()).isZero();
            assertThat(json(narra).path("applied")).isNotEmpty().allSatisfy(applied -> {
                assertThat(applied.path("fingerprintKnown").booleanValue()).isTrue();
                assertThat(Instant.parse(applied.path("at").textValue()))
                        .isBetween(
                                Instant.now().minus(Duration.ofMinutes(10)),
                                Instant.now().plusSeconds(60));
            });
        }
        assertThat(FRESH.queryTexts(
                        "SELECT concat_ws(' ', command, state, version) FROM narra_history.runs ORDER BY id"))
                .startsWith("db migrate done V2")
                .hasSize(2);
    }

    @Test
    void ofTwoMigratorsOneWorksAndTheOtherSaysWhomItWaitsForAndFindsNothingToDo() throws Exception {
        block(CONTESTED);
        try (var first = db(CONTESTED, "migrate")) {
            await("V2 is being applied", () -> isBlocked(CONTESTED));
            try (var second = db(CONTESTED, "migrate")) {
                await("the second waits", () -> !second.printed().isEmpty());
                assertThat(second.printed())
                        .singleElement()
                        .asString()
                        .matches("Waiting for `\\./narra db migrate` of role narraforge from 127\\.0\\.0\\.1, begun"
                                + " \\S+ \\S+ UTC \\(process \\d+ of the server\\)");
                try (var status = db(CONTESTED, "status")) {
                    assertThat(status.awaitExit()).isEqualTo(3);
                    assertThat(status.printed()).anyMatch(line -> line.startsWith("at work:   `./narra db migrate`"));
                }
                unblock(CONTESTED);
                assertThat(first.awaitExit()).isZero();
                assertThat(second.awaitExit()).isZero();
                assertThat(second.printed()).last().asString().startsWith("Nothing to do: the database is at V");
            }
        }
        assertThat(CONTESTED.queryText("SELECT count(*) FROM narra_history.runs"))
                .isEqualTo("1");
    }

    @Test
    void aKilledMigrationLeavesNothingHalfDoneAndTheNextRunSaysSoAndGoesOn() throws Exception {
        block(KILLED);
        try (var narra = db(KILLED, "migrate")) {
            await("V2 is being applied", () -> isBlocked(KILLED));
            narra.kill();
        }
        try (var status = db(KILLED, "status")) {
            assertThat(status.awaitExit()).isEqualTo(3);
            assertThat(status.printed())
                    .contains("database:  V1")
                    .anyMatch(line -> line.contains("`./narra db migrate`")
                            && line.endsWith(": interrupted, not looked after yet"));
        }
        try (var next = db(KILLED, "migrate")) {
            await(
                    "the next one waits for what is still at work in the server",
                    () -> !next.printed().isEmpty());
            assertThat(next.printed())
                    .singleElement()
                    .asString()
                    .startsWith(
                            "Waiting for a statement that a killed command has left at work in the server's process ");
            unblock(KILLED);
            assertThat(next.awaitExit()).isZero();
            assertThat(next.complaints())
                    .singleElement()
                    .asString()
                    .startsWith("narra: An earlier run, `./narra db migrate` of role narraforge from 127.0.0.1, begun ")
                    .endsWith(", was interrupted after it had applied V1; it left nothing half done in the schema");
            assertThat(next.printed()).anyMatch(line -> line.startsWith("Applied V2 "));
        }
        assertThat(KILLED.queryTexts("SELECT state FROM narra_history.runs ORDER BY id"))
                .containsExactly("interrupted", "done");
        assertThat(KILLED.queryText("SELECT count(*) FROM narra_history.revisions WHERE version = 'V2'"))
                .isEqualTo("1");
    }

    @Test
    void rowsAreBackedUpFirstUnlessTheOperatorSaysNoInFull() throws Exception {
        try (var narra = db(FILLED, "migrate", "--to", "6")) {
            assertThat(narra.awaitExit()).isZero();
        }
        FILLED.execute("INSERT INTO worlds (name) VALUES ('kept')");
        try (var narra = db(FILLED, "migrate", "--to", "7")) {
            assertThat(narra.awaitExit()).isZero();
            Path backup = backups().getFirst();
            assertThat(narra.printed().getFirst())
                    .isEqualTo("Made and verified a backup; to go back to it: ./narra db restore " + backup);
            assertThat(backup.getFileName().toString()).matches(".*-V6-\\d{8}T\\d{6}\\.\\d{3}Z\\.narra\\.zip");
            assertThat(FILLED.queryText("""
                SELECT concat_ws(' ', file, schema_version, rows ->> 'worlds', command)
                FROM narra_history.backups JOIN narra_history.runs ON runs.id = run_id\
                """)).isEqualTo(backup + " V6 1 db migrate");
        }
        try (var narra = db(FILLED, "migrate", "--no-backup")) {
            assertThat(narra.awaitExit()).isZero();
            assertThat(backups()).hasSize(1);
        }
        String line = "backup:    " + backups().getFirst();
        try (var narra = db(FILLED, "status")) {
            assertThat(narra.awaitExit()).isZero();
            assertThat(narra.printed()).anyMatch(printed -> printed.startsWith(line));
        }
    }

    @Test
    void serversThatMigrateWaitForEachOtherAndAllServe() throws Exception {
        var environment = Map.of(
                "DATABASE_URL", NarraProcess.url(SERVED.connection()),
                "PORT", "0",
                "NARRA_DATA_DIR", dataFolder.toString());
        block(SERVED);
        try (var first = NarraProcess.start(environment, "serve", "--migrate");
                var second = NarraProcess.start(environment, "serve", "--migrate")) {
            await("one is at work", () -> isBlocked(SERVED));
            try (var third = NarraProcess.start(environment, "serve")) {
                assertThat(third.awaitExit()).isEqualTo(3);
                assertThat(third.complaints())
                        .satisfiesExactly(
                                line -> assertThat(line).endsWith("bring it there with: ./narra db migrate"),
                                line -> assertThat(line).startsWith("narra: At work on it now: `./narra db migrate`"));
            }
            unblock(SERVED);
            first.awaitReady();
            second.awaitReady();
            assertThat(SERVED.queryText("SELECT count(*) FROM narra_history.runs"))
                    .isEqualTo("1");
            first.stop();
            second.stop();
        }
    }

    private NarraProcess db(TestDatabase database, String... words) throws IOException {
        var command = new ArrayList<>(List.of("db"));
        command.addAll(List.of(words));
        return NarraProcess.start(
                Map.of(
                        "DATABASE_URL", NarraProcess.url(database.connection()),
                        "NARRA_DATA_DIR", dataFolder.toString()),
                command.toArray(String[]::new));
    }

    private List<Path> backups() throws IOException {
        try (Stream<Path> files = Files.list(dataFolder.resolve("backups"))) {
            return files.sorted().toList();
        }
    }

    private static JsonNode json(NarraProcess narra) throws IOException {
        assertThat(narra.printed()).hasSize(1);
        return JsonMapper.builder().build().readTree(narra.printed().getFirst());
    }

    /** From here on whoever makes a trigger, which V2 is the first to do, stays in the middle of it. */
    private static void block(TestDatabase database) {
        database.execute("""
            CREATE SCHEMA obstacle;
            CREATE TABLE obstacle.here ();
            INSERT INTO obstacle.here DEFAULT VALUES;
            CREATE FUNCTION obstacle.stay() RETURNS event_trigger LANGUAGE plpgsql AS $$
            BEGIN
                WHILE EXISTS (SELECT FROM obstacle.here) LOOP
                    PERFORM pg_sleep(0.05);
                END LOOP;
            END
            $$;
            CREATE EVENT TRIGGER stay ON ddl_command_start WHEN TAG IN ('CREATE TRIGGER') EXECUTE FUNCTION obstacle.stay();
            """);
    }

    private static boolean isBlocked(TestDatabase database) {
        return "1"
                .equals(database.queryText("SELECT count(*) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND wait_event = 'PgSleep'"));
    }

    private static void unblock(TestDatabase database) {
        database.execute("DELETE FROM obstacle.here");
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.call()) {
            assertThat(Instant.now()).as(what).isBefore(deadline);
            Thread.sleep(50);
        }
    }
}
