package io.narraforge.engine.operations;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import io.narraforge.contract.operations.Usage;
import io.narraforge.contract.operations.log.LoggedOperation;
import io.narraforge.contract.operations.log.OperationsLogFile;
import io.narraforge.contract.operations.log.OperationsLogReader;
import io.narraforge.engine.GraphQlRequest;
import io.narraforge.telemetry.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationsLogTest {
    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration NEVER = Duration.ofHours(1);
    private static final String TEXT = "query Worlds { worlds { totalCount } }";

    @TempDir
    Path folder;

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger reads = new AtomicInteger();
    private final Document document = Parser.parse(TEXT);

    @Test
    void anOperationIsReadOnceForADocumentAndWrittenAtTheEnd() throws IOException {
        try (OperationsLog log = open(NEVER)) {
            for (int i = 0; i < 1_000; i++) {
                execute(log, document);
            }
            execute(log, Parser.parse(TEXT));
            assertThat(logged()).isEmpty();
        }
        assertThat(reads).hasValue(2);
        assertThat(logged())
                .singleElement()
                .satisfies(each -> assertThat(each.operation()).isEqualTo("Worlds"))
                .satisfies(
                        each -> assertThat(each.sightings().getFirst().count()).isEqualTo(1_001));
    }

    @Test
    void whatIsNewIsInTheFileSoon() {
        try (OperationsLog log = open(SOON)) {
            execute(log, document);
            await(() -> countInFile() == 1);
            execute(log, document);
            await(() -> countInFile() == 2);
        }
    }

    @Test
    void whoeverReadsTheFileFindsAWholeLog() {
        var isRunning = new AtomicBoolean(true);
        try (OperationsLog log = open(Duration.ofMillis(1))) {
            Thread asking = Thread.ofPlatform().daemon().start(() -> {
                for (int i = 0; isRunning.get(); i++) {
                    execute(log, Parser.parse("query Worlds" + i % 5_000 + " { worlds { totalCount } }"));
                }
            });
            try {
                await(() -> operationsInFile() == 5_000);
            } finally {
                isRunning.set(false);
            }
            asking.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stopped);
        }
    }

    @Test
    void nothingIsWrittenWhileNothingIsNew() throws IOException {
        try (OperationsLog log = open(SOON)) {
            execute(log, document);
            await(() -> countInFile() == 1);
            FileTime written = Files.getLastModifiedTime(file());
            LockSupport.parkNanos(10 * SOON.toNanos());
            assertThat(Files.getLastModifiedTime(file())).isEqualTo(written);
        }
    }

    /** A folder in the way of the next file is what a full disk is: it cannot be written, and later it can. */
    @Test
    void aFileThatCannotBeWrittenIsToldOnceAndNothingIsLost() throws IOException {
        Path obstacle = folder.resolve("log.jsonl.next");
        try (OperationsLog log = open(SOON)) {
            Files.createDirectory(obstacle);
            execute(log, document);
            await(() -> !events.isEmpty());
            execute(log, document);
            LockSupport.parkNanos(10 * SOON.toNanos());
            assertThat(events)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Event.ChoreFailed.class,
                            told -> assertThat(told.chore()).isEqualTo("Writing the operations log " + file()));
            Files.delete(obstacle);
            await(() -> countInFile() == 2);
            Files.createDirectory(obstacle);
            execute(log, document);
            await(() -> events.size() == 2);
        }
        assertThat(countInFile()).isEqualTo(2);
        assertThat(events).hasSize(2);
    }

    @Test
    void anOperationThatCannotBeReadHarmsNobody() {
        try (var log = OperationsLog.over(
                OperationsLogFile.open(file()),
                NEVER,
                (read, operation) -> {
                    throw new IllegalStateException("unreadable");
                },
                events::add)) {
            execute(log, document);
            execute(log, document);
        }
        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        Event.ChoreFailed.class,
                        told -> assertThat(told.cause()).hasMessage("unreadable"));
    }

    private OperationsLog open(Duration interval) {
        return OperationsLog.over(
                OperationsLogFile.open(file()),
                interval,
                (read, operation) -> {
                    reads.incrementAndGet();
                    return new Usage(
                            new TreeSet<>(List.of("Query.worlds")),
                            Collections.emptySortedSet(),
                            Collections.emptySortedSet());
                },
                events::add);
    }

    private Path file() {
        return folder.resolve("log.jsonl");
    }

    private static void execute(OperationsLog log, Document document) {
        log.executed(
                new GraphQlRequest(TEXT, null, Map.of(), "request-1", false),
                document,
                document.getDefinitionsOfType(OperationDefinition.class).getFirst());
    }

    private List<LoggedOperation> logged() throws IOException {
        return OperationsLogReader.read("log", Files.readString(file()));
    }

    private long countInFile() {
        try {
            return logged().stream()
                    .flatMap(each -> each.sightings().stream())
                    .mapToLong(each -> each.count())
                    .sum();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private int operationsInFile() {
        try {
            return logged().size();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("it happens in time").isBefore(deadline);
            LockSupport.parkNanos(SOON.toNanos());
        }
    }
}
