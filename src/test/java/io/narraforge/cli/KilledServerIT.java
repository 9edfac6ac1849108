package io.narraforge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.BesideOthers;
import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.database.Transaction;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that is killed while it writes thousands of rows: all of them are there, or none. */
@BesideOthers
@Timeout(300)
class KilledServerIT {
    private static final int CHARACTERS = 10_000;
    private static final Duration A_WHILE = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.migrated();

    private final HttpClient client = HttpClient.newHttpClient();

    /** When the server is killed, and how many rows may be there when PostgreSQL has come to the end of what it had. */
    private enum Moment {
        SOME_TIME_AFTER_THE_REQUEST("", 0, CHARACTERS),
        IN_THE_MIDDLE_OF_THE_ROWS(
                "TRIGGER obstacle BEFORE INSERT ON characters FOR EACH ROW WHEN (NEW.name = 'character 5000')", 0, 0),
        WHEN_ALL_IS_WRITTEN_BUT_THE_ANSWER("TRIGGER obstacle BEFORE UPDATE ON mutation_answers FOR EACH ROW", 0, 0),
        IN_THE_MIDDLE_OF_THE_COMMIT(
                "CONSTRAINT TRIGGER obstacle AFTER UPDATE ON mutation_answers DEFERRABLE INITIALLY DEFERRED"
                        + " FOR EACH ROW",
                CHARACTERS,
                CHARACTERS);

        /** Where the database holds the write until the server is dead. */
        final String obstacle;

        final int fewest;
        final int most;

        Moment(String obstacle, int fewest, int most) {
            this.obstacle = obstacle;
            this.fewest = fewest;
            this.most = most;
        }
    }

    @BeforeEach
    void insertWorlds() {
        for (Moment moment : Moment.values()) {
            DATABASE.execute("INSERT INTO worlds (id, name) VALUES ('%s', '%s')".formatted(worldOf(moment), moment));
        }
    }

    @AfterEach
    void closeClient() {
        client.close();
    }

    /** Each server is first asked for the same as the one before it, and then killed at its own moment. */
    @Test
    void allRowsAreThereOrNoneAndARepetitionWritesThemOnce() throws Exception {
        Optional<Moment> before = Optional.empty();
        for (Moment moment : Moment.values()) {
            try (var narra = serve()) {
                URI address = narra.awaitReady();
                before.ifPresent(killed -> assertARepetitionWritesOnce(killed, address));
                killAt(moment, narra, address);
            }
            assertThat(rowsOf(moment)).as("after a kill %s", moment).isIn(moment.fewest, moment.most);
            before = Optional.of(moment);
        }
        try (var narra = serve()) {
            URI address = narra.awaitReady();
            before.ifPresent(killed -> assertARepetitionWritesOnce(killed, address));
            narra.kill();
        }
    }

    private void assertARepetitionWritesOnce(Moment killed, URI address) {
        String answer = create(killed, address).join().body();

        assertThat(answer).startsWith("{\"data\":{\"createCharacters\":{\"count\":" + CHARACTERS + ",");
        assertThat(create(killed, address).join().body()).isEqualTo(answer);
        assertThat(rowsOf(killed)).isEqualTo(CHARACTERS);
    }

    private void killAt(Moment moment, NarraProcess narra, URI address) throws InterruptedException {
        if (moment.obstacle.isEmpty()) {
            CompletableFuture<HttpResponse<String>> lost = create(moment, address);
            LockSupport.parkNanos(A_WHILE.toNanos());
            narra.kill();
            lost.handle((answer, failure) -> true).join();
        } else {
            killAtObstacle(moment, narra, address);
        }
        awaitEndOfSessions();
        DATABASE.execute("DROP FUNCTION IF EXISTS obstacle() CASCADE");
    }

    private void killAtObstacle(Moment moment, NarraProcess narra, URI address) throws InterruptedException {
        DATABASE.execute("""
            CREATE FUNCTION obstacle() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_advisory_xact_lock(1); RETURN NEW; END $$;
            CREATE %s EXECUTE FUNCTION obstacle();
            """.formatted(moment.obstacle));
        Transaction holder = DATABASE.database().begin();
        try {
            holder.run(connection -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.execute("SELECT pg_advisory_xact_lock(1)");
                }
            });
            CompletableFuture<HttpResponse<String>> lost = create(moment, address);
            await(
                    "it is there",
                    () -> "1"
                            .equals(DATABASE.queryText(
                                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                            + " AND wait_event = 'advisory'")));
            narra.kill();
            assertThat(lost.handle((answer, failure) -> failure).join())
                    .as("no answer came")
                    .isNotNull();
        } finally {
            holder.rollback();
        }
    }

    private CompletableFuture<HttpResponse<String>> create(Moment moment, URI address) {
        String rows = IntStream.rangeClosed(1, CHARACTERS)
                .mapToObj(i -> "{\"worldId\": \"" + worldOf(moment) + "\", \"name\": \"character " + i + "\"}")
                .collect(Collectors.joining(", "));
        String body = """
            {"query": "mutation ($input: CreateCharactersInput!) { createCharacters(input: $input) {
              count characters { id name } } }",
             "variables": {"input": {"idempotencyKey": "key of %s", "rows": [%s]}}}\
            """.formatted(moment, rows).replace('\n', ' ');
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/graphql"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.sendAsync(request, BodyHandlers.ofString());
    }

    private static String worldOf(Moment moment) {
        return UUID.nameUUIDFromBytes(moment.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static int rowsOf(Moment moment) {
        return Integer.parseInt(String.valueOf(
                DATABASE.queryText("SELECT count(*) FROM characters WHERE world_id = '" + worldOf(moment) + "'")));
    }

    /** What the killed server had begun goes on in PostgreSQL until it notices that nobody listens. */
    private static void awaitEndOfSessions() {
        await(
                "only this test is connected",
                () -> "0"
                        .equals(DATABASE.queryText(
                                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                        + " AND pid <> pg_backend_pid() AND state <> 'idle'")));
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private static NarraProcess serve() throws IOException {
        return NarraProcess.start(
                Map.of("DATABASE_URL", NarraProcess.url(DATABASE.connection()), "PORT", "0"), "serve");
    }
}
