package io.narraforge.database;

import org.jspecify.annotations.Nullable;

/** Where statements run: each on a connection of its own, or all on that of one transaction. */
public interface Session {

    /** Does the work; its failure comes back as a {@link io.narraforge.problem.Problem}. */
    <T extends @Nullable Object> T run(ConnectionFunction<T> work);

    /** The same, for work of which there may be thousands in one transaction, whether it fails or not. */
    default <T extends @Nullable Object> T attempt(ConnectionFunction<T> work) {
        return run(work);
    }

    /** Refuses to go on where nothing can take effect any more; for long work between statements. */
    default void refuseIfOver() {}
}
