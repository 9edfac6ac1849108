package io.narraforge.database;

import org.jspecify.annotations.Nullable;

/** Where statements run: each on a connection of its own, or all on that of one transaction. */
public interface Session {

    /** Does the work; its failure comes back as a {@link io.narraforge.problem.Problem}. */
    <T extends @Nullable Object> T run(ConnectionFunction<T> work);
}
