package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.Transaction;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Another writer, who has written and has not committed yet: whoever wants the same rows has to wait. */
final class SlowWriter implements AutoCloseable {
    private static final int MAX_LOOKS = 1_000;
    private static final String WAITING =
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

    private final TestDatabase database;
    private final Transaction transaction;

    private SlowWriter(TestDatabase database, Transaction transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    static SlowWriter of(TestDatabase database, String sql) {
        Transaction transaction = database.database().begin();
        transaction.run(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
        return new SlowWriter(database, transaction);
    }

    void commitOnceSomebodyWaits() {
        awaitSomebodyWaiting(1);
        commit();
    }

    void awaitSomebodyWaiting(int atLeast) {
        int looks = 0;
        while (Integer.parseInt(String.valueOf(database.queryText(WAITING))) < atLeast) {
            assertThat(looks++).as("looks for somebody who waits").isLessThan(MAX_LOOKS);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    void commit() {
        transaction.commit();
    }

    @Override
    public void close() {
        transaction.rollback();
    }
}
