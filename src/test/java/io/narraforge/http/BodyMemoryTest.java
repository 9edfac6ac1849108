package io.narraforge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class BodyMemoryTest {
    private static final long MIB = 1 << 20;

    private static void assertPutOff(ThrowingCallable request) {
        assertThatThrownBy(request).isInstanceOfSatisfying(RequestRefusedException.class, refused -> {
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.code()).isEqualTo("UNAVAILABLE");
            assertThat(refused.retryAfter()).contains(Duration.ofSeconds(1));
        });
    }

    @Test
    void anAnnouncedBodyIsPutOffWhileOthersHaveTheMemory() {
        var memory = new BodyMemory(8 * MIB);
        BodyMemory.Loan first = memory.lend(5 * MIB);
        try (BodyMemory.Loan second = memory.lend(5 * MIB)) {
            assertPutOff(() -> memory.lend(2 * MIB));
            second.use(5 * MIB);
            assertPutOff(() -> second.use(1));
        }
        first.close();
        first.close();

        try (BodyMemory.Loan all = memory.lend(9 * MIB)) {
            all.use(9 * MIB);
        }
    }

    @Test
    void smallBodiesAreLetInWhateverOthersHave() {
        var memory = new BodyMemory(4 * MIB);
        try (BodyMemory.Loan everything = memory.lend(5 * MIB)) {
            everything.use(5 * MIB);
            for (long declared : new long[] {-1, 0, MIB}) {
                try (BodyMemory.Loan small = memory.lend(declared)) {
                    small.use(MIB);
                    assertPutOff(() -> small.use(1));
                }
            }
        }
    }

    @Test
    void aBodyThatUnfoldsBeyondAllMemoryIsRefusedForGood() {
        var memory = new BodyMemory(4 * MIB);
        try (BodyMemory.Loan loan = memory.lend(-1)) {
            loan.use(5 * MIB);
            assertThatThrownBy(() -> loan.use(1)).isInstanceOfSatisfying(RequestRefusedException.class, refused -> {
                assertThat(refused.status()).isEqualTo(413);
                assertThat(refused.code()).isEqualTo("LIMIT_EXCEEDED");
                assertThat(refused.retryAfter()).isEmpty();
                assertThat(refused.message()).contains("more than the 4194304 bytes");
            });
        }
    }

    @Test
    void whatManyBorrowAtOnceIsNeverMoreThanThereIsAndAllOfItComesBack() throws Exception {
        var memory = new BodyMemory(8 * MIB);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> borrowers = IntStream.range(0, 50)
                    .mapToObj(i -> threads.submit(() -> borrowManyTimes(memory)))
                    .toList();
            for (Future<Integer> borrower : borrowers) {
                assertThat(borrower.get()).isEqualTo(200);
            }
        }

        memory.lend(9 * MIB).close();
        assertPutOffBeyondAll(memory);
    }

    private static int borrowManyTimes(BodyMemory memory) {
        int ended = 0;
        for (int i = 0; i < 200; i++) {
            try (BodyMemory.Loan loan = memory.lend(4 * MIB)) {
                // Others come in between, and two at a time are too many.
                LockSupport.parkNanos(1_000);
                loan.use(7 * MIB);
            } catch (RequestRefusedException putOff) {
                assertThat(putOff.status()).isEqualTo(503);
            }
            ended++;
        }
        return ended;
    }

    private static void assertPutOffBeyondAll(BodyMemory memory) {
        try (BodyMemory.Loan most = memory.lend(9 * MIB)) {
            most.use(9 * MIB);
            assertPutOff(() -> memory.lend(2 * MIB));
        }
    }

    @Test
    void aPartOfTheHeapIsForBodies() {
        assertTakes(BodyMemory.of(1024 * MIB, 32 * MIB), 128 * MIB);
        assertTakes(BodyMemory.of(400 * MIB, 32 * MIB), 64 * MIB);
        assertTakes(BodyMemory.of(200 * MIB, 32 * MIB), 50 * MIB);
    }

    private static void assertTakes(BodyMemory memory, long capacity) {
        memory.lend(capacity + BodyMemory.FREE_BYTES).close();
        assertThatThrownBy(() -> memory.lend(capacity + BodyMemory.FREE_BYTES + 1))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessageContaining("more than the " + capacity + " bytes");
    }

    @Test
    void aBodyThatTheHeapHasNoRoomForIsNoLimitToStartWith() {
        assertThatThrownBy(() -> BodyMemory.of(100 * MIB, 32 * MIB))
                .isInstanceOfSatisfying(
                        ProblemOccurredException.class,
                        thrown -> assertThat(thrown.problem()).isInstanceOf(Problem.InvalidSettings.class))
                .hasMessage("MAX_BODY_SIZE is 32 MiB, more than a quarter of this JVM's heap of 100 MiB; lower it, or"
                        + " give the JVM more with JAVA_OPTS=-Xmx256m");
    }
}
