package io.narraforge.migration.rehearsal;

import io.narraforge.database.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks from another session at the locks that a statement holds while it runs; needed where it has no transaction in
 * which they could be seen afterwards. What is held for less than the pause between two looks may stay unseen.
 */
final class LockSampler implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final Database observer;
    private final Footprint footprint;
    private final int pid;
    private final List<LockTaken> seen = new ArrayList<>();
    private final Thread thread;
    private volatile boolean stopped;

    LockSampler(Database observer, Footprint footprint, int pid) {
        this.observer = observer;
        this.footprint = footprint;
        this.pid = pid;
        this.thread = Thread.ofVirtual().name("locks").start(this::sample);
    }

    private void sample() {
        observer.run(session -> {
            while (!stopped) {
                seen.addAll(footprint.newLocks(session, pid));
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            return true;
        });
    }

    /** Stops looking, and tells what was seen. */
    List<LockTaken> seen() throws InterruptedException {
        stopped = true;
        thread.join();
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        stopped = true;
    }
}
