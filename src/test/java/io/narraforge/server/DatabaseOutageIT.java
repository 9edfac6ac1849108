package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.contract.Contract;
import io.narraforge.database.Database;
import io.narraforge.database.EmbeddedDatabase;
import io.narraforge.engine.GraphQlRequest;
import io.narraforge.engine.ModelEngine;
import io.narraforge.migration.Migrator;
import io.narraforge.settings.DatabaseLocation;
import io.narraforge.settings.DatabaseSettings;
import io.narraforge.settings.PoolSettings;
import io.narraforge.telemetry.Event;
import io.narraforge.telemetry.Telemetry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DatabaseOutageIT {
    private static final PoolSettings POOL = new PoolSettings(4, Duration.ofSeconds(1));
    /** HikariCP pauses for up to five seconds between its attempts to connect. */
    private static final Duration RECOVERY = Duration.ofSeconds(20);

    private static final String QUERY = "{ worlds { nodes { name characters { nodes { name } } } } }";
    private static final String ANSWER =
            "{'worlds':{'nodes':[{'name':'Mgłogród','characters':{'nodes':[{'name':'Łucja'}]}}]}}";

    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    /** Of a cluster of its own, for it is killed. */
    @TempDir
    static Path dataFolder;

    private final List<Throwable> failures = new ArrayList<>();
    private final AtomicReference<Runnable> afterNextStatement = new AtomicReference<>(() -> {});

    @Test
    void whileTheDatabaseIsGoneErrorsSayUnavailableAndAfterwardsAllIsAsBefore() {
        EmbeddedDatabase embedded = start(0);
        int port = embedded.connection().servers().getFirst().port();
        try (Database database = Database.open(new DatabaseSettings(embedded.connection(), POOL));
                ModelEngine engine = Domain.engine(Contract.ofBuild().types(), database, telemetry())) {
            insertRows(database);
            assertThat(run(engine).withoutErrors().data()).isEqualTo(ANSWER);

            // Between two statements of one request: what was read before stays.
            afterNextStatement.set(DatabaseOutageIT::killPostgres);
            assertUnavailable(run(engine), List.of("worlds", "nodes", 0, "characters"));
            embedded.close();
            for (int attempt = 0; attempt < 3; attempt++) {
                Instant before = Instant.now();
                assertUnavailable(run(engine), List.of("worlds"));
                assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(4));
            }
            assertThat(failures).as("called our own fault").isEmpty();

            try (EmbeddedDatabase again = start(port)) {
                assertThat(again.connection()).isEqualTo(embedded.connection());
                assertThat(answerBefore(Instant.now().plus(RECOVERY), engine)).isEqualTo(ANSWER);
                for (int attempt = 0; attempt < POOL.size() + 1; attempt++) {
                    assertThat(run(engine).withoutErrors().data()).isEqualTo(ANSWER);
                }
            }
        }
    }

    @Test
    void aSessionThatTheServerEndsCostsTheFieldThatWaitedForIt() {
        ENGINE.rows().character(ENGINE.rows().world("Mgłogród"), "Łucja");

        Reply reply = ENGINE.database().database().run(holder -> {
            holder.setAutoCommit(false);
            try (Statement statement = holder.createStatement()) {
                statement.execute("LOCK TABLE characters");
                Thread end = Thread.startVirtualThread(DatabaseOutageIT::endTheSessionThatWaits);
                Reply interrupted = ENGINE.run(QUERY);
                end.join();
                return interrupted;
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            } finally {
                holder.rollback();
            }
        });

        assertUnavailable(reply, List.of("worlds", "nodes", 0, "characters"));
        assertThat(reply.failures()).isEmpty();
        assertThat(ENGINE.run(QUERY).withoutErrors().data()).isEqualTo(ANSWER);
    }

    private static void endTheSessionThatWaits() {
        String ended = "0";
        while ("0".equals(ended)) {
            ended = ENGINE.database()
                    .queryText("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                            + " WHERE datname = current_database() AND wait_event_type = 'Lock'");
        }
    }

    private static EmbeddedDatabase start(int port) {
        return EmbeddedDatabase.start(new DatabaseLocation.Embedded(dataFolder, port), POOL.size(), event -> {});
    }

    private static void insertRows(Database database) {
        new Migrator(database.dataSource()).migrate();
        database.run(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute("WITH world AS (INSERT INTO worlds (name) VALUES ('Mgłogród') RETURNING id)"
                        + " INSERT INTO characters (world_id, name, trajectory, relationships, constraints)"
                        + " SELECT id, 'Łucja', '[]', '[]', '[]' FROM world");
            }
        });
    }

    private Telemetry telemetry() {
        return event -> {
            switch (event) {
                case Event.StatementRan ran ->
                    afterNextStatement.getAndSet(() -> {}).run();
                case Event.RequestFailed(var requestId, var cause) -> failures.add(cause);
                case Event.ChoreFailed(var chore, var cause) -> failures.add(cause);
                case Event.LifecycleStep step -> {}
            }
        };
    }

    private static Reply run(ModelEngine engine) {
        var request = new GraphQlRequest(QUERY, null, Map.of(), "request-1", false);
        return new Reply(engine.execute(request), List.of(), List.of());
    }

    private static void assertUnavailable(Reply reply, List<Object> path) {
        assertThat(reply.onlyError().code()).isEqualTo("UNAVAILABLE");
        assertThat(reply.onlyError().path()).isEqualTo(path);
        assertThat(reply.onlyError().message()).isEqualTo("The database is not available now; try again.");
        assertThat(reply.data())
                .isEqualTo(
                        path.size() == 1
                                ? "{'worlds':null}"
                                : "{'worlds':{'nodes':[{'name':'Mgłogród','characters':null}]}}");
    }

    private static String answerBefore(Instant deadline, ModelEngine engine) {
        Reply reply = run(engine);
        while (!reply.errors().isEmpty() && Instant.now().isBefore(deadline)) {
            assertThat(reply.onlyError().code()).isEqualTo("UNAVAILABLE");
            reply = run(engine);
        }
        return reply.data();
    }

    private static void killPostgres() {
        ProcessHandle postmaster = ProcessHandle.of(postmasterPid()).orElseThrow();
        List<ProcessHandle> backends = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        backends.forEach(ProcessHandle::destroyForcibly);
        postmaster.onExit().join();
    }

    private static long postmasterPid() {
        try {
            Path pidFile = dataFolder.resolve("postgresql/cluster/postmaster.pid");
            return Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
