package io.narraforge.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import io.narraforge.settings.ConnectionSettings;
import io.narraforge.settings.DatabaseSettings;
import io.narraforge.settings.PoolSettings;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a transaction begins and ends; its connection is the only one of its pool, so that the next work needs it. */
@Timeout(60)
class TransactionIT {
    private static final PoolSettings ONE_CONNECTION = new PoolSettings(1, Duration.ofSeconds(2));
    private static final Problem REASON = new Problem.TimedOut("a test has no patience");

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.empty();

    private final Database pool = open(DATABASE.connection());

    @BeforeEach
    void makeTable() {
        DATABASE.execute("DROP TABLE IF EXISTS notes; CREATE TABLE notes (note text CHECK (note <> 'refused'))");
    }

    @AfterEach
    void nothingIsBorrowed() {
        assertThat(TestDatabase.borrowed(pool)).as("connections not given back").isZero();
        pool.close();
    }

    @Test
    void whatIsCommittedStandsAndWhatIsRolledBackDoesNot() {
        Transaction kept = pool.begin();
        write(kept, "kept");
        assertThat(notes()).as("seen before the commit").isEmpty();
        kept.commit();
        kept.rollback();
        Transaction undone = pool.begin();
        write(undone, "undone");
        undone.rollback();
        write(pool, "alone");

        assertThat(notes()).isEqualTo("alone, kept");
    }

    @Test
    void aStatementThatFailsUndoesItselfAlone() {
        Transaction transaction = pool.begin();
        write(transaction, "kept");
        assertThat(problemOf(() -> write(transaction, "refused"))).isInstanceOf(Problem.BrokenConstraint.class);
        write(transaction, "kept too");
        transaction.commit();

        assertThat(notes()).isEqualTo("kept, kept too");
    }

    @Test
    void anEndedTransactionRunsNothingAnyMore() {
        Transaction transaction = pool.begin();
        transaction.commit();
        transaction.cancel(REASON);

        assertThat(problemOf(() -> write(transaction, "late"))).isEqualTo(REASON);
        assertThat(notes()).isEmpty();
    }

    @Test
    void aCancelledTransactionNeitherRunsNorCommits() {
        Transaction transaction = pool.begin();
        write(transaction, "undone");
        transaction.cancel(REASON);
        transaction.cancel(new Problem.TimedOut("another reason, later"));

        assertThat(problemOf(() -> write(transaction, "late"))).isEqualTo(REASON);
        assertThat(problemOf(transaction::refuseIfOver)).isEqualTo(REASON);
        assertThat(problemOf(transaction::commit)).isEqualTo(REASON);
        assertThat(notes()).isEmpty();
    }

    @Test
    void aStatementThatRunsIsEndedAtOnce() throws Exception {
        Transaction transaction = pool.begin();
        Thread canceller = Thread.ofPlatform().start(() -> {
            awaitSleeping();
            transaction.cancel(REASON);
        });
        assertThat(problemOf(() -> run(transaction, "SELECT pg_sleep(50)"))).isEqualTo(REASON);
        canceller.join();
        transaction.rollback();
    }

    /** The moment of the end moves along that of the cancellation: before it, within it, after it. */
    @Test
    void aCancellationNeverMeetsTheNextUserOfTheConnection() throws Exception {
        for (int round = 0; round < 300; round++) {
            Transaction transaction = pool.begin();
            run(transaction, "SELECT 1");
            Thread canceller = Thread.ofPlatform().start(() -> transaction.cancel(REASON));
            LockSupport.parkNanos(round * 10_000L);
            transaction.rollback();
            assertThatCode(() -> run(pool, "SELECT pg_sleep(0.004)"))
                    .as("round %d", round)
                    .doesNotThrowAnyException();
            canceller.join();
        }
    }

    @Test
    void aCommitWhoseConnectionIsLostIsNotCalledUndone() {
        Transaction transaction = pool.begin();
        write(transaction, "undone");
        endSessionOf(transaction);

        Problem problem = problemOf(transaction::commit);
        assertThat(problem).isInstanceOf(Problem.Unavailable.class);
        assertThat(problem.message()).contains("it may be written or not");
        write(pool, "next");
        assertThat(notes()).isEqualTo("next");
    }

    @Test
    void aTransactionWhoseConnectionIsLostIsUndoneAndThePoolGoesOn() {
        Transaction transaction = pool.begin();
        write(transaction, "undone");
        endSessionOf(transaction);

        assertThat(problemOf(() -> write(transaction, "late"))).isInstanceOf(Problem.Unavailable.class);
        transaction.rollback();
        write(pool, "next");
        assertThat(notes()).isEqualTo("next");
    }

    @Test
    void everyTransactionSeesWhatOthersHaveCommittedWhateverTheDefaultIs() {
        ConnectionSettings strict = new ConnectionSettings(
                DATABASE.connection().servers(),
                DATABASE.connection().database(),
                DATABASE.connection().user(),
                DATABASE.connection().password(),
                Map.of("options", "-c default_transaction_isolation=serializable"));
        try (Database database = open(strict)) {
            Transaction transaction = database.begin();
            assertThat(text(transaction, "SHOW transaction_isolation")).isEqualTo("read committed");
            transaction.rollback();
        }
    }

    private static Database open(ConnectionSettings connection) {
        return Database.open(new DatabaseSettings(connection, ONE_CONNECTION));
    }

    private static String notes() {
        return String.valueOf(
                DATABASE.queryText("SELECT coalesce(string_agg(note, ', ' ORDER BY note), '') FROM notes"));
    }

    private static void write(Session session, String note) {
        run(session, "INSERT INTO notes VALUES ('" + note + "')");
    }

    private static void run(Session session, String sql) {
        session.run(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    private static String text(Session session, String sql) {
        return session.run(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                rows.next();
                return String.valueOf(rows.getString(1));
            }
        });
    }

    private static void endSessionOf(Transaction transaction) {
        DATABASE.queryText("SELECT pg_terminate_backend(" + text(transaction, "SELECT pg_backend_pid()") + ", 5000)");
    }

    private static void awaitSleeping() {
        while ("0"
                .equals(DATABASE.queryText("SELECT count(*) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND wait_event = 'PgSleep'"))) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private static Problem problemOf(ThrowingCallable work) {
        return assertThatExceptionOfType(ProblemOccurredException.class)
                .isThrownBy(work)
                .actual()
                .problem();
    }
}
