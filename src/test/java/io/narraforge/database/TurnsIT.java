package io.narraforge.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import io.narraforge.settings.DatabaseSettings;
import io.narraforge.settings.PoolSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Connections are lent in the order in which they were asked for, and waiting for one has an end. */
class TurnsIT {
    private static final int WAITERS = 8;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.empty();

    @Test
    void whoeverWaitsLongestIsNext() {
        try (Database database = oneConnection(Duration.ofSeconds(20))) {
            var held = new CountDownLatch(1);
            CompletableFuture<Void> holder = holdUntil(held, database);
            List<Integer> served = new CopyOnWriteArrayList<>();
            var waiters = new ArrayList<CompletableFuture<Boolean>>();
            for (int i = 0; i < WAITERS; i++) {
                int number = i;
                waiters.add(CompletableFuture.supplyAsync(
                        () -> database.read(connection -> served.add(number)), Thread::startVirtualThread));
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
            held.countDown();
            holder.join();
            waiters.forEach(CompletableFuture::join);
            assertThat(served).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        }
    }

    @Test
    void waitingForAConnectionEndsInUnavailable() {
        try (Database database = oneConnection(Duration.ofMillis(300))) {
            var held = new CountDownLatch(1);
            CompletableFuture<Void> holder = holdUntil(held, database);
            assertThatThrownBy(() -> database.read(connection -> 1))
                    .isInstanceOfSatisfying(
                            ProblemOccurredException.class,
                            refused -> assertThat(refused.problem()).isInstanceOf(Problem.Unavailable.class))
                    .hasMessageContaining("within 300 ms");
            held.countDown();
            holder.join();
            assertThat(database.<Integer>read(connection -> 1)).isEqualTo(1);
        }
    }

    private static Database oneConnection(Duration acquireTimeout) {
        return Database.open(new DatabaseSettings(DATABASE.connection(), new PoolSettings(1, acquireTimeout)));
    }

    /** Returns once the connection is borrowed; it comes back when {@code held} is released. */
    private static CompletableFuture<Void> holdUntil(CountDownLatch held, Database database) {
        var borrowed = new CountDownLatch(1);
        CompletableFuture<Void> holder = CompletableFuture.runAsync(
                () -> database.read(connection -> {
                    borrowed.countDown();
                    await(held);
                    return 1;
                }),
                Thread::startVirtualThread);
        await(borrowed);
        return holder;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
