package io.narraforge.engine;

import io.narraforge.database.Transaction;
import io.narraforge.problem.Problem;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Looks after transactions that run: one whose client is gone, or that takes longer than it may, is cancelled. Costs a
 * quick mutation nothing but an entry in a queue.
 */
final class MutationWatch implements AutoCloseable {
    private static final Duration LOOKS_EVERY = Duration.ofMillis(250);

    private final Executor executor;
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("mutation-watch").factory());

    /** @param executor for what may block */
    MutationWatch(Executor executor) {
        this.executor = executor;
        clock.setRemoveOnCancelPolicy(true);
    }

    /** The watch over one transaction, until it is closed. */
    interface Watched extends AutoCloseable {
        @Override
        void close();
    }

    Watched over(Transaction transaction, GraphQlRequest.Client client, Duration allowed) {
        long deadline = System.nanoTime() + allowed.toNanos();
        long every = Math.min(LOOKS_EVERY.toMillis(), Math.max(1, allowed.toMillis()));
        ScheduledFuture<?> looking = clock.scheduleWithFixedDelay(
                () -> look(transaction, client, deadline, allowed), every, every, TimeUnit.MILLISECONDS);
        return () -> looking.cancel(false);
    }

    private void look(Transaction transaction, GraphQlRequest.Client client, long deadline, Duration allowed) {
        if (System.nanoTime() - deadline >= 0) {
            cancel(
                    transaction,
                    new Problem.TimedOut("The mutation was undone: it may take " + allowed.toMillis()
                            + " ms at most; write less at a time."));
        } else if (client.isGone()) {
            cancel(transaction, new Problem.Unavailable("The mutation was undone: its client is gone.", null));
        }
    }

    private void cancel(Transaction transaction, Problem reason) {
        executor.execute(() -> transaction.cancel(reason));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
