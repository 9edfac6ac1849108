package io.narraforge.engine.operations;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import io.narraforge.contract.operations.Usage;
import io.narraforge.contract.operations.log.OperationsLogFile;
import io.narraforge.engine.GraphQlRequest;
import io.narraforge.engine.OperationObserver;
import io.narraforge.telemetry.Event;
import io.narraforge.telemetry.Telemetry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/**
 * Counts what clients ask for, and keeps it in a file over restarts. A request pays for a count; what an operation asks
 * for is read once for each document that is kept, and the file is written by a thread that no request waits for.
 */
public final class OperationsLog implements OperationObserver, AutoCloseable {
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(5);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final OperationsLogFile file;
    private final Duration interval;
    private final BiFunction<Document, OperationDefinition, Usage> usages;
    private final Telemetry telemetry;
    private final Clock clock = Clock.systemUTC();
    private final SeenOperations seen = new SeenOperations(SeenOperations.Bounds.USUAL);
    // By identity, and gone with the document: what is kept here does not keep it.
    private final Cache<OperationDefinition, SentOperation> sentByDefinition =
            Caffeine.newBuilder().weakKeys().build();
    private final CountDownLatch closing = new CountDownLatch(1);
    // A platform thread: it writes to a disk.
    private final Thread writer =
            Thread.ofPlatform().daemon().name("operations-log").unstarted(this::untilClosed);
    private volatile boolean isChanged;
    private volatile boolean wasFailureTold;

    private OperationsLog(
            OperationsLogFile file,
            Duration interval,
            BiFunction<Document, OperationDefinition, Usage> usages,
            Telemetry telemetry) {
        this.file = file;
        this.interval = interval;
        this.usages = usages;
        this.telemetry = telemetry;
    }

    /**
     * Goes on with what is in the file, which is its own from now on.
     *
     * @param usages reads what an operation of a document asks for
     */
    public static OperationsLog over(
            OperationsLogFile file, BiFunction<Document, OperationDefinition, Usage> usages, Telemetry telemetry) {
        return over(file, USUAL_INTERVAL, usages, telemetry);
    }

    static OperationsLog over(
            OperationsLogFile file,
            Duration interval,
            BiFunction<Document, OperationDefinition, Usage> usages,
            Telemetry telemetry) {
        var log = new OperationsLog(file, interval, usages, telemetry);
        try {
            log.seen.add(file.takeOver(), log.clock.instant());
        } catch (RuntimeException refused) {
            file.close();
            throw refused;
        }
        log.writer.start();
        return log;
    }

    @Override
    public void executed(GraphQlRequest request, Document document, OperationDefinition operation) {
        try {
            SentOperation sent = sentByDefinition.get(
                    operation, unread -> SentOperation.of(request.query(), unread, usages.apply(document, unread)));
            seen.count(sent, request.client().name(), clock.instant());
            if (!isChanged) {
                isChanged = true;
            }
        } catch (RuntimeException failure) {
            tell("Counting an operation for the operations log", failure);
        }
    }

    private void untilClosed() {
        boolean isOpen = true;
        while (isOpen) {
            isOpen = !awaitClosing();
            if (isChanged) {
                write();
            }
        }
    }

    private boolean awaitClosing() {
        try {
            return closing.await(interval.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException nobodyDoes) {
            return true;
        }
    }

    private void write() {
        // First: what is counted meanwhile is for the next time.
        isChanged = false;
        try {
            file.replace(seen.logged());
            wasFailureTold = false;
        } catch (IOException failure) {
            isChanged = true;
            tell("Writing the operations log " + file, new UncheckedIOException(failure));
        } catch (RuntimeException failure) {
            isChanged = true;
            tell("Writing the operations log " + file, failure);
        }
    }

    /** Once, until it goes well again: a full disk is no news every few seconds. */
    private void tell(String chore, RuntimeException failure) {
        if (!wasFailureTold) {
            wasFailureTold = true;
            telemetry.record(new Event.ChoreFailed(chore, failure));
        }
    }

    /** Everything that was counted is in the file, unless the disk takes too long. */
    @Override
    public void close() {
        closing.countDown();
        try {
            writer.join(STOP_WITHIN);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        file.close();
    }
}
