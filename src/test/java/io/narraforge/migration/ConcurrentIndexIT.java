package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A version that cannot be in a transaction: CREATE INDEX CONCURRENTLY waits for every transaction that is older. */
@Timeout(120)
class ConcurrentIndexIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FOLDER = "concurrent";

    @RegisterExtension
    static final TestDatabase CONTESTED = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase KILLED = TestDatabases.empty();

    @Test
    void theIndexIsBuiltThoughASecondMigratorWaits() throws Exception {
        Commands first = Commands.with(CONTESTED, FOLDER);
        Commands second = Commands.with(CONTESTED, FOLDER);
        CompletableFuture<MigrateOutcome> works;
        CompletableFuture<MigrateOutcome> waits;
        try (Connection older = olderTransaction(CONTESTED)) {
            works = CompletableFuture.supplyAsync(first::migrate, Thread::startVirtualThread);
            await("the index waits for the older transaction", () -> isBuilding(CONTESTED));
            waits = CompletableFuture.supplyAsync(second::migrate, Thread::startVirtualThread);
            await("the second migrator waits", () -> !second.told().isEmpty());
            older.rollback();
        }

        assertThat(works.join().applied()).extracting(AppliedVersion::version).containsExactly("V1", "V2");
        assertThat(waits.join().applied()).isEmpty();
        assertThat(invalidIndexes(CONTESTED)).isEqualTo("0");
    }

    @Test
    void aKilledOneIsRunAgainWithWhatItLeftAndItsRevisionBeginsWhereItFirstBegan() throws Exception {
        Commands next = Commands.with(KILLED, FOLDER);
        CompletableFuture<MigrateOutcome> again;
        try (Connection older = olderTransaction(KILLED)) {
            Process killed = MigrateInAnotherProcess.start(KILLED.connection(), FOLDER);
            try {
                await("the index waits for the older transaction", () -> isBuilding(KILLED));
            } finally {
                killed.destroyForcibly().waitFor();
            }
            again = CompletableFuture.supplyAsync(next::migrate, Thread::startVirtualThread);
            await(
                    "the next one waits for what is at work in the server",
                    () -> !next.told().isEmpty());
            KILLED.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND query LIKE 'CREATE INDEX CONCURRENTLY%'");
            older.rollback();
        }

        assertThat(again.join().applied()).extracting(AppliedVersion::version).containsExactly("V2");
        assertThat(next.told())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("Waiting for a statement that a killed command has left"),
                        line -> assertThat(line)
                                .endsWith("was interrupted after it had applied V1; V2 (V2__index_of_titles.sql) runs"
                                        + " outside of a transaction and may be half applied"),
                        line -> assertThat(line)
                                .isEqualTo("Warning: What is half applied is run again; these indexes were not built to"
                                        + " their end: stories_title_idx"),
                        line -> assertThat(line).startsWith("Applied V2 "));
        assertThat(invalidIndexes(KILLED)).isEqualTo("0");
        List<String> fingerprints =
                KILLED.queryTexts("""
                    SELECT concat_ws(' ', version, fingerprint_before, fingerprint_after IS NULL)
                    FROM narra_history.revisions WHERE version = 'V2' ORDER BY id\
                    """).stream().map(String::valueOf).toList();
        String before = KILLED.queryText("SELECT fingerprint_after FROM narra_history.revisions WHERE version = 'V1'");
        assertThat(fingerprints).containsExactly("V2 " + before + " t", "V2 " + before + " f");
    }

    private static Connection olderTransaction(TestDatabase database) throws SQLException {
        Connection older = database.database().dataSource().getConnection();
        older.setAutoCommit(false);
        older.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (Statement statement = older.createStatement()) {
            // Its snapshot is what the index waits for.
            statement.execute("SELECT count(*) FROM pg_class");
        }
        return older;
    }

    private static boolean isBuilding(TestDatabase database) {
        return "1"
                .equals(database.queryText("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND query LIKE 'CREATE INDEX CONCURRENTLY%' AND wait_event = 'virtualxid'"));
    }

    private static String invalidIndexes(TestDatabase database) {
        return String.valueOf(database.queryText("SELECT count(*) FROM pg_index WHERE NOT indisvalid"));
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(deadline);
            Thread.sleep(50);
        }
    }
}
