package io.narraforge.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.telemetry.Event;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class AnswerExpiryTest {
    private static final Duration OFTEN = Duration.ofMillis(5);

    private final BlockingQueue<Boolean> times = new LinkedBlockingQueue<>();
    private final List<Event> events = new CopyOnWriteArrayList<>();

    @Test
    void itIsDoneAgainAndAgainUntilItIsClosed() throws Exception {
        try (var expiry = AnswerExpiry.every(OFTEN, () -> times.add(true), events::add)) {
            assertThat(expiry).isNotNull();
            awaitTimes(3);
        }
        times.clear();

        assertThat(times.poll(100, TimeUnit.MILLISECONDS)).isNull();
        assertThat(events).isEmpty();
    }

    @Test
    void aFailureIsToldAndTheNextTimeComes() throws Exception {
        var failure = new IllegalStateException("the database has gone");
        Runnable failing = () -> {
            times.add(true);
            throw failure;
        };
        try (var expiry = AnswerExpiry.every(OFTEN, failing, events::add)) {
            assertThat(expiry).isNotNull();
            awaitTimes(2);
        }
        assertThat(events).contains(new Event.ChoreFailed("Forgetting old answers of mutations", failure));
    }

    @Test
    void whatRunsIsWaitedForAndItsFailureIsNobodysConcern() throws Exception {
        var began = new CountDownLatch(1);
        Runnable slow = () -> {
            began.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stopping) {
                times.add(true);
                throw new IllegalStateException(stopping);
            }
        };
        try (var expiry = AnswerExpiry.every(OFTEN, slow, events::add)) {
            assertThat(expiry).isNotNull();
            began.await();
        }
        assertThat(times).as("ended when it was closed").hasSize(1);
        assertThat(events).isEmpty();
    }

    private void awaitTimes(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            assertThat(times.poll(10, TimeUnit.SECONDS)).isNotNull();
        }
    }
}
