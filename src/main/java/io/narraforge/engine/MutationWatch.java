package io.narraforge.engine;

import io.narraforge.database.Transaction;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Looks after transactions that run: one whose client is gone, or that takes longer than it may, is cancelled. Costs a
 * quick mutation nothing but an entry in a queue.
 */
final class MutationWatch implements AutoCloseable {
    private static final Duration LOOKS_EVERY = Duration.ofMillis(250);

    private static final Problem STOPPING =
            new Problem.Unavailable("The mutation was undone: the server is stopping; try again.", null);

    private final Executor executor;
    private final Set<Transaction> watched = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("mutation-watch").factory());

    /** @param executor for what may block */
    MutationWatch(Executor executor) {
        this.executor = executor;
        clock.setRemoveOnCancelPolicy(true);
    }

    /** From a moment of {@link System#nanoTime()}, for some time. */
    record Deadline(long startNanos, Duration allowed) {
        boolean isOver() {
            return System.nanoTime() - startNanos >= allowed.toNanos();
        }
    }

    /** The watch over one transaction, until it is closed. */
    interface Watched extends AutoCloseable {
        @Override
        void close();
    }

    /** @throws ProblemOccurredException when the server is stopping; then nothing is watched */
    Watched over(Transaction transaction, GraphQlRequest.Client client, Deadline deadline) {
        long every = Math.min(LOOKS_EVERY.toMillis(), deadline.allowed().toMillis());
        watched.add(transaction);
        try {
            ScheduledFuture<?> looking = clock.scheduleWithFixedDelay(
                    () -> look(transaction, client, deadline), every, every, TimeUnit.MILLISECONDS);
            return () -> {
                watched.remove(transaction);
                looking.cancel(false);
            };
        } catch (RejectedExecutionException closed) {
            watched.remove(transaction);
            throw new ProblemOccurredException(STOPPING, closed);
        }
    }

    /** Again and again until the watch is over: a statement that had not begun yet is not met by the first time. */
    private void look(Transaction transaction, GraphQlRequest.Client client, Deadline deadline) {
        if (deadline.isOver()) {
            cancel(
                    transaction,
                    new Problem.TimedOut("The mutation was undone: it may take "
                            + deadline.allowed().toMillis() + " ms at most; write less at a time."));
        } else if (isGone(client)) {
            cancel(transaction, new Problem.Unavailable("The mutation was undone: its client is gone.", null));
        }
    }

    /** A look that fails must not end the watch, which would let the deadline pass. */
    private static boolean isGone(GraphQlRequest.Client client) {
        try {
            return client.isGone();
        } catch (RuntimeException unknown) {
            return false;
        }
    }

    private void cancel(Transaction transaction, Problem reason) {
        executor.execute(() -> transaction.cancel(reason));
    }

    /** What still runs when the server stops is undone in an orderly way, before its connections go. */
    @Override
    public void close() {
        clock.shutdownNow();
        watched.forEach(transaction -> cancel(transaction, STOPPING));
    }
}
