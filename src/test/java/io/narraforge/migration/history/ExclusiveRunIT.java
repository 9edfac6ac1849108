package io.narraforge.migration.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.narraforge.database.Database;
import io.narraforge.database.Query;
import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import io.narraforge.settings.ConnectionSettings;
import io.narraforge.settings.DatabaseSettings;
import io.narraforge.settings.PoolSettings;
import io.narraforge.settings.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One command at a time; the others are told whom they wait for, and what earlier ones left. */
@Timeout(60)
class ExclusiveRunIT {
    private static final Duration A_WHILE = Duration.ofSeconds(30);
    private static final Duration A_MOMENT = Duration.ofMillis(300);

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.empty();

    private final BlockingQueue<LockHolder> told = new LinkedBlockingQueue<>();

    @BeforeEach
    void forget() {
        DATABASE.execute("DROP SCHEMA IF EXISTS narra_history CASCADE");
    }

    @Test
    void aSecondRunIsToldWhomItWaitsForAndWorksWhenTheFirstHasEnded() throws Exception {
        var atWork = new CountDownLatch(1);
        var enough = new CountDownLatch(1);
        var first = together(() -> ExclusiveRun.during(order("db migrate", A_WHILE), run -> {
            run.begin(Optional.of("V8"));
            atWork.countDown();
            await(enough);
            return true;
        }));
        assertThat(atWork.await(20, TimeUnit.SECONDS)).isTrue();
        var second = together(() -> ExclusiveRun.during(order("db rollback", A_WHILE), run -> {
            assertThat(run.interrupted()).isEmpty();
            return first.isDone() || enough.getCount() == 0;
        }));

        LockHolder holder = told.take();
        assertThat(second).isNotDone();
        enough.countDown();

        assertThat(second.join()).as("the second worked after the first").isTrue();
        assertThat(holder.words())
                .matches("`\\./narra db migrate` of role narraforge from 127\\.0\\.0\\.1, begun 20\\S+ \\S+ UTC"
                        + " \\(process " + holder.pid() + " of the server\\)");
        assertThat(DATABASE.queryTexts("SELECT concat_ws(' ', command, state, version) FROM narra_history.runs"))
                .containsExactly("db migrate done V8");
    }

    @Test
    void theWaitHasABoundAndItsMessageNamesTheHolder() {
        ExclusiveRun.during(order("db migrate", A_WHILE), run -> {
            Problem problem = assertThatExceptionOfType(ProblemOccurredException.class)
                    .isThrownBy(() -> ExclusiveRun.during(order("db rollback", A_MOMENT), second -> true))
                    .actual()
                    .problem();
            assertThat(problem).isInstanceOf(Problem.CommandFailed.class);
            // Nothing has been written yet: its session is all that is known of it.
            assertThat(problem.message())
                    .contains("`narraforge db migrate` of role narraforge from 127.0.0.1, connected since ");
            return true;
        });
    }

    @Test
    void aRoleWithoutRightsIsToldWhatItMayKnow() {
        DATABASE.execute("DROP ROLE IF EXISTS history_reader; CREATE ROLE history_reader LOGIN PASSWORD 'p'");
        ConnectionSettings own = DATABASE.connection();
        var connection = new ConnectionSettings(
                own.servers(), own.database(), "history_reader", Optional.of(new Secret("p")), own.driverProperties());
        try (Database reader = Database.open(new DatabaseSettings(connection, new PoolSettings(2, A_WHILE)))) {
            ExclusiveRun.during(order("db migrate", A_WHILE), run -> {
                run.begin(Optional.empty());
                assertThatExceptionOfType(ProblemOccurredException.class)
                        .isThrownBy(() -> ExclusiveRun.during(
                                new ExclusiveRun.Order(reader, "db migrate", A_MOMENT, told::add), second -> true))
                        .withMessageContaining("`narraforge db migrate` of role narraforge (process ");
                return true;
            });
        } finally {
            DATABASE.execute("DROP ROLE history_reader");
        }
    }

    @Test
    void whatAKilledCommandLeftAtWorkInTheServerIsWaitedFor() throws Exception {
        CompletableFuture<Boolean> next;
        LockHolder holder;
        try (Connection leftover = DATABASE.database().dataSource().getConnection()) {
            leftover.setAutoCommit(false);
            WorkLock.holdInTransaction(leftover);
            next = together(() -> ExclusiveRun.during(order("db migrate", A_WHILE), run -> true));
            holder = told.take();
            assertThat(next).isNotDone();
            assertThat(holder.words())
                    .startsWith("a statement that a killed command has left at work in the server's process "
                            + pid(leftover) + " (")
                    .endsWith("SELECT pg_terminate_backend(" + pid(leftover) + ")");
            leftover.rollback();
        }
        assertThat(next.join()).isTrue();
    }

    @Test
    void aRunWithoutAnEndIsReportedOnceWithWhatItLeft() {
        ExclusiveRun.during(order("db migrate", A_WHILE), run -> {
            run.begin(Optional.of("V9"));
            return true;
        });
        DATABASE.execute("""
            UPDATE narra_history.runs SET state = 'running', ended_at = NULL;
            INSERT INTO narra_history.revisions
                (version, direction, leads_to, script, text, fingerprint_before, fingerprint_after, objects, others, run_id)
            SELECT v, 'up', v, v || '__x.sql', '', 'f', fingerprint, '[]', '[]', id
            FROM narra_history.runs, (VALUES ('V8', 'f'), ('V9', NULL)) AS revision (v, fingerprint)
            """);

        List<String> reported = ExclusiveRun.during(order("db migrate", A_WHILE), run -> {
            run.begin(Optional.of("V9"));
            return run.interrupted().stream().map(InterruptedRun::words).toList();
        });

        assertThat(reported)
                .singleElement()
                .asString()
                .startsWith("`./narra db migrate` of role narraforge from 127.0.0.1, begun ")
                .endsWith(", was interrupted after it had applied V8; V9 (V9__x.sql) runs outside of a transaction and"
                        + " may be half applied");
        assertThat(DATABASE.queryTexts("SELECT state FROM narra_history.runs ORDER BY id"))
                .containsExactly("interrupted", "done");
        ExclusiveRun.during(order("db migrate", A_WHILE), run -> {
            assertThat(run.interrupted()).isEmpty();
            return true;
        });
    }

    @Test
    void aRunThatFailsSaysWhyAndGivesTheLockBack() {
        assertThatExceptionOfType(ProblemOccurredException.class)
                .isThrownBy(() -> ExclusiveRun.during(order("db migrate", A_WHILE), run -> {
                    run.begin(Optional.empty());
                    throw new ProblemOccurredException(new Problem.CommandFailed("no luck"));
                }));

        assertThat(DATABASE.queryText("SELECT concat_ws(' ', state, detail ->> 'error') FROM narra_history.runs"))
                .isEqualTo("failed no luck");
        assertThat(DATABASE.queryText("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
                        + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"))
                .isEqualTo("0");
        assertThat(DATABASE.queryText("SELECT string_agg(DISTINCT application_name, ' ') FROM pg_stat_activity"
                        + " WHERE datname = current_database()"))
                .isEqualTo("narraforge");
    }

    @Test
    void aLockThatIsLostStopsTheRun() {
        assertThatExceptionOfType(ProblemOccurredException.class)
                .isThrownBy(() -> ExclusiveRun.during(order("db migrate", A_WHILE), run -> {
                    run.requireLock();
                    DATABASE.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE application_name = 'narraforge db migrate' AND datname = current_database()");
                    run.requireLock();
                    return true;
                }))
                .withMessageContaining("was lost");
    }

    private ExclusiveRun.Order order(String command, Duration patience) {
        return new ExclusiveRun.Order(DATABASE.database(), command, patience, told::add);
    }

    private static <T> CompletableFuture<T> together(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, Thread::startVirtualThread);
    }

    private static int pid(Connection session) throws SQLException {
        return Query.of("SELECT pg_backend_pid()").one(session, row -> row.getInt(1));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
