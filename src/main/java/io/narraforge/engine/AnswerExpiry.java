package io.narraforge.engine;

import io.narraforge.telemetry.Event;
import io.narraforge.telemetry.Telemetry;
import java.time.Duration;

/**
 * Lets old answers be forgotten now and then, the first time soon after the start. Nobody waits for it: a failure is told
 * to telemetry, and the next time comes.
 */
final class AnswerExpiry implements AutoCloseable {
    /** A start has better things to do. */
    private static final Duration FIRST_AFTER = Duration.ofMinutes(1);

    private static final Duration STOP_WITHIN = Duration.ofSeconds(2);

    private final Duration interval;
    private final Runnable forgetting;
    private final Telemetry telemetry;
    // A platform thread: the interrupt that ends it would close the socket below a virtual one that reads.
    private final Thread thread =
            Thread.ofPlatform().daemon().name("answer-expiry").unstarted(this::untilClosed);
    private volatile boolean closed;

    private AnswerExpiry(Duration interval, Runnable forgetting, Telemetry telemetry) {
        this.interval = interval;
        this.forgetting = forgetting;
        this.telemetry = telemetry;
    }

    /** Until it is closed. */
    static AnswerExpiry every(Duration interval, Runnable forgetting, Telemetry telemetry) {
        var expiry = new AnswerExpiry(interval, forgetting, telemetry);
        expiry.thread.start();
        return expiry;
    }

    private void untilClosed() {
        try {
            Thread.sleep(interval.compareTo(FIRST_AFTER) < 0 ? interval : FIRST_AFTER);
            while (!closed) {
                attempt();
                Thread.sleep(interval);
            }
        } catch (InterruptedException stopping) {
            // That is how it is closed.
        }
    }

    private void attempt() {
        try {
            forgetting.run();
        } catch (RuntimeException failed) {
            if (!closed) {
                telemetry.record(new Event.ChoreFailed("Forgetting old answers of mutations", failed));
            }
        }
    }

    /** What runs comes to its end, for a bounded time, before the connections go. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(STOP_WITHIN);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
