package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.contract.Contract;
import io.narraforge.database.Database;
import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.database.Transaction;
import io.narraforge.engine.GraphQlRequest;
import io.narraforge.engine.ModelEngine;
import io.narraforge.settings.DatabaseSettings;
import io.narraforge.settings.PoolSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A mutation that waits for a row which somebody else has changed, and comes to its end before that one does. */
@Timeout(60)
class InterruptedMutationIT {
    private static final PoolSettings IMPATIENT =
            new PoolSettings(2, Duration.ofSeconds(5), Optional.of(Duration.ofSeconds(30)), Duration.ofMillis(2_500));
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final String CHANGE = """
        mutation ($id: ID!) {
          updateWorld(input: {id: $id, patch: {name: "changed"}, idempotencyKey: "once"}) { world { name version } }
        }\
        """;
    private static final String CREATE_THEN_CHANGE = """
        mutation ($id: ID!) {
          createWorld(input: {name: "created"}) { world { name } }
          updateWorld(input: {id: $id, patch: {name: "changed"}}) { world { name } }
          last: createWorld(input: {name: "created after it"}) { world { name } }
        }\
        """;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.migrated();

    private final Rows rows = new Rows(DATABASE);
    private String world = "";

    @BeforeEach
    void insertWorld() {
        world = rows.world("untouched");
    }

    @AfterEach
    void deleteRows() {
        rows.deleteAll();
        DATABASE.execute("TRUNCATE mutation_answers");
    }

    @Test
    void aDeadlineThatPassesUndoesTheMutationAndFreesItsConnection() {
        try (var api = new ServedApi(DATABASE, IMPATIENT)) {
            Transaction other = changeAndWait();
            try {
                ServedApi.Answer answer = api.post(CHANGE, Map.of("id", world));

                assertThat(answer.onlyCode()).isEqualTo("TIMEOUT");
                assertThat(answer.onlyError().path("message").asText())
                        .isEqualTo("The mutation was undone: it may take 2500 ms at most; write less at a time.");
                assertThat(answer.json().at("/data/updateWorld").isNull()).isTrue();
                assertNothingIsHeld(api);
            } finally {
                other.rollback();
            }
            assertTheSameRequestSucceedsNow(api);
        }
    }

    @Test
    void aClientThatLeavesUndoesItsMutationAndFreesItsConnection() throws IOException {
        try (var api = new ServedApi(DATABASE)) {
            Transaction other = changeAndWait();
            try {
                try (Socket client = send(api.endpoint(), ServedApi.body(CHANGE, Map.of("id", world)))) {
                    await("waits for the row", () -> waiting() == 1);
                    assertThat(client.isConnected()).isTrue();
                }
                await("has given up", () -> waiting() == 0 && api.borrowed() == 0);
                assertNothingIsHeld(api);
            } finally {
                other.rollback();
            }
            assertThat(DATABASE.queryText("SELECT name FROM worlds")).isEqualTo("untouched");
            assertTheSameRequestSucceedsNow(api);
        }
    }

    @Test
    void fieldsBeforeAndAfterTheOneThatIsUndoneStand() {
        try (var api = new ServedApi(DATABASE, IMPATIENT)) {
            Transaction other = changeAndWait();
            try {
                ServedApi.Answer answer = api.post(CREATE_THEN_CHANGE, Map.of("id", world));

                assertThat(answer.text())
                        .endsWith(",\"data\":{\"createWorld\":{\"world\":{\"name\":\"created\"}},\"updateWorld\":null,"
                                + "\"last\":{\"world\":{\"name\":\"created after it\"}}}}");
                assertThat(answer.onlyError().path("path").toString()).isEqualTo("[\"updateWorld\"]");
                assertThat(answer.onlyCode()).isEqualTo("TIMEOUT");
            } finally {
                other.rollback();
            }
        }
        assertThat(DATABASE.queryTexts("SELECT name FROM worlds ORDER BY name"))
                .containsExactly("created", "created after it", "untouched");
    }

    @Test
    void anEngineThatIsClosedUndoesWhatWaits() {
        var patient = new DatabaseSettings(DATABASE.connection(), new PoolSettings(2, SOON));
        Transaction other = changeAndWait();
        try (Database pool = Database.open(patient)) {
            ModelEngine engine = Domain.engine(Contract.ofBuild().types(), pool, event -> {});
            var request = new GraphQlRequest(CHANGE, null, Map.of("id", world), "request-1", false);
            var answer = CompletableFuture.supplyAsync(() -> engine.execute(request), Thread::startVirtualThread);
            await("waits for the row", () -> waiting() == 1);
            engine.close();

            assertThat(answer.orTimeout(20, TimeUnit.SECONDS).join().errors())
                    .singleElement()
                    .satisfies(error -> assertThat(error.get("message"))
                            .isEqualTo("The mutation was undone: the server is stopping; try again."));
            assertThat(TestDatabase.borrowed(pool)).isZero();
        } finally {
            other.rollback();
        }
        assertThat(DATABASE.queryText("SELECT name FROM worlds")).isEqualTo("untouched");
    }

    /** The key was claimed in the transaction that was undone: with anything left of it, this would wait or be refused. */
    private void assertTheSameRequestSucceedsNow(ServedApi api) {
        ServedApi.Answer answer = api.post(CHANGE, Map.of("id", world)).withoutErrors();
        assertThat(answer.at("/data/updateWorld/world/version")).isEqualTo("2");
    }

    private static void assertNothingIsHeld(ServedApi api) {
        assertThat(api.borrowed()).as("connections that are out").isZero();
        assertThat(waiting()).as("statements that wait").isZero();
        assertThat(DATABASE.queryText("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND state LIKE 'idle in transaction%'"))
                .as("transactions, that of the other one among them")
                .isEqualTo("1");
        DATABASE.execute("BEGIN; LOCK TABLE mutation_answers IN ACCESS EXCLUSIVE MODE NOWAIT; COMMIT");
    }

    private static int waiting() {
        return Integer.parseInt(String.valueOf(DATABASE.queryText("SELECT count(*) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND wait_event_type = 'Lock'")));
    }

    private Transaction changeAndWait() {
        Transaction other = DATABASE.database().begin();
        other.run(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate("UPDATE worlds SET name = 'of another' WHERE id = '" + world + "'");
            }
        });
        return other;
    }

    private static Socket send(URI endpoint, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + bytes.length + "\r\n\r\n";
        var socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.getPort());
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(bytes);
        return socket;
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
