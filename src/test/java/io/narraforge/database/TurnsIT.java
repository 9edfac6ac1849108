package io.narraforge.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import io.narraforge.settings.DatabaseSettings;
import io.narraforge.settings.PoolSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Connections are lent in the order in which they were asked for, and waiting for one has an end. */
@Timeout(60)
class TurnsIT {
    private static final List<String> WAITING = List.of("first", "second", "third", "fourth", "fifth");

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.empty();

    /**
     * Who gives a connection back is awake and asks at once: without a fair queue it is mostly faster than those that
     * wait. Mostly, hence the repetition.
     */
    @RepeatedTest(10)
    void whoeverWaitsLongestIsNextThoughSomebodyElseAsksFirst() {
        try (Database database = oneConnection(Duration.ofSeconds(20))) {
            List<String> served = new CopyOnWriteArrayList<>();
            List<Thread> waiting = database.run(held -> WAITING.stream()
                    .map(name -> startWaiting(() -> database.run(connection -> served.add(name))))
                    .toList());
            database.run(connection -> served.add("newcomer"));
            waiting.forEach(TurnsIT::join);

            assertThat(served).startsWith(WAITING.toArray(String[]::new)).endsWith("newcomer");
        }
    }

    @Test
    void waitingForAConnectionEndsInUnavailable() {
        try (Database database = oneConnection(Duration.ofMillis(300))) {
            var held = new CountDownLatch(1);
            CompletableFuture<Void> holder = holdUntil(held, database);
            assertThatThrownBy(() -> database.run(connection -> 1))
                    .isInstanceOfSatisfying(
                            ProblemOccurredException.class,
                            refused -> assertThat(refused.problem()).isInstanceOf(Problem.Unavailable.class))
                    .hasMessageContaining("within 300 ms");
            held.countDown();
            holder.join();
            assertThat(database.<Integer>run(connection -> 1)).isEqualTo(1);
        }
    }

    private static Database oneConnection(Duration acquireTimeout) {
        return Database.open(new DatabaseSettings(DATABASE.connection(), new PoolSettings(1, acquireTimeout)));
    }

    /** Returns once the connection is borrowed; it comes back when {@code held} is released. */
    private static CompletableFuture<Void> holdUntil(CountDownLatch held, Database database) {
        var borrowed = new CountDownLatch(1);
        CompletableFuture<Void> holder = CompletableFuture.runAsync(
                () -> database.run(connection -> {
                    borrowed.countDown();
                    await(held);
                    return 1;
                }),
                Thread::startVirtualThread);
        await(borrowed);
        return holder;
    }

    /** Returns once the work has come to wait, so that who is started later is later in the queue too. */
    private static Thread startWaiting(Runnable work) {
        Thread thread = Thread.ofPlatform().start(work);
        while (thread.isAlive() && thread.getState() != Thread.State.TIMED_WAITING) {
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
        return thread;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
