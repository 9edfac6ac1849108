package io.narraforge.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * How many connections to the database are kept at most, how long a request waits for one before it is told that the
 * database is not available, how long one statement may run before PostgreSQL ends it, and how long a mutation may hold
 * its connection.
 *
 * @param statementTimeout empty where statements take as long as they need
 */
public record PoolSettings(
        int size, Duration acquireTimeout, Optional<Duration> statementTimeout, Duration transactionTimeout) {
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(60);

    public static final PoolSettings DEFAULT =
            new PoolSettings(8, Duration.ofSeconds(5), Optional.of(Duration.ofSeconds(30)));
    /** The work itself, the migrations' lock and the history each take one. */
    private static final int UNHURRIED_SIZE = 4;

    /** Transactions take as long as they do by default. */
    public PoolSettings(int size, Duration acquireTimeout, Optional<Duration> statementTimeout) {
        this(size, acquireTimeout, statementTimeout, TRANSACTION_TIMEOUT);
    }

    /** Statements take as long as they need. */
    public PoolSettings(int size, Duration acquireTimeout) {
        this(size, acquireTimeout, Optional.empty());
    }

    /** For migrations and loads: few connections, and no statement that is ended for its length. */
    public PoolSettings unhurried() {
        return new PoolSettings(UNHURRIED_SIZE, acquireTimeout);
    }
}
