package io.narraforge.settings;

import java.time.Duration;

/**
 * How many connections to the database are kept at most, and how long a request waits for one before it is told that
 * the database is not available.
 */
public record PoolSettings(int size, Duration acquireTimeout) {
    public static final PoolSettings DEFAULT = new PoolSettings(8, Duration.ofSeconds(5));
}
