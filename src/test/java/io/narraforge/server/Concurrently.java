package io.narraforge.server;

import io.narraforge.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Calls from threads of their own, at the same time. */
final class Concurrently {
    private static final String WAITING =
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

    /** Ten seconds of them. */
    private static final int LOOKS = 2_000;

    private Concurrently() {}

    /** What many of the same give, which set off together. */
    static <T> List<T> run(int calls, Callable<T> call) throws Exception {
        return run(copies(calls, call));
    }

    /** What each gives, in the order of the calls, which set off together. */
    static <T> List<T> run(List<Callable<T>> calls) throws Exception {
        var start = new CyclicBarrier(calls.size());
        try (var executor = Executors.newFixedThreadPool(calls.size())) {
            List<Callable<T>> together = calls.stream()
                    .<Callable<T>>map(call -> () -> {
                        start.await();
                        return call.call();
                    })
                    .toList();
            return results(executor.invokeAll(together));
        }
    }

    /**
     * What each gives, in the order of the calls. They set off while somebody holds the locks, who lets go when all of
     * them are waiting.
     *
     * @param locks a statement that locks what each call has to wait for
     */
    static <T> List<T> runBehind(String locks, TestDatabase database, List<Callable<T>> calls) throws Exception {
        try (var executor = Executors.newFixedThreadPool(calls.size())) {
            return results(database.database().run(holder -> {
                hold(locks, holder);
                List<Future<T>> running = start(calls, executor);
                awaitWaiting(calls.size(), database);
                holder.rollback();
                return running;
            }));
        }
    }

    static <T> List<Callable<T>> copies(int calls, Callable<T> call) {
        return Stream.generate(() -> call).limit(calls).toList();
    }

    private static void hold(String locks, Connection holder) throws SQLException {
        holder.setAutoCommit(false);
        try (Statement statement = holder.createStatement()) {
            statement.execute(locks);
        }
    }

    private static <T> List<Future<T>> start(List<Callable<T>> calls, ExecutorService executor) {
        return calls.stream().map(executor::submit).toList();
    }

    private static void awaitWaiting(int calls, TestDatabase database) {
        String all = Integer.toString(calls);
        for (int look = 0; look < LOOKS; look++) {
            if (all.equals(database.queryText(WAITING))) {
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        throw new AssertionError("only " + database.queryText(WAITING) + " of " + all + " calls wait for the locks");
    }

    private static <T> List<T> results(List<Future<T>> running) throws Exception {
        var results = new ArrayList<T>();
        for (Future<T> result : running) {
            results.add(result.get());
        }
        return results;
    }
}
