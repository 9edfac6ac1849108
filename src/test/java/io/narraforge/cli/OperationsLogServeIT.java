package io.narraforge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.contract.operations.log.LoggedOperation;
import io.narraforge.contract.operations.log.OperationsLogReader;
import io.narraforge.database.BesideOthers;
import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The operations log of {@code narra serve} as its operator meets it: a real process, stopped, killed, misled. */
@BesideOthers
class OperationsLogServeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.migrated();

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void closeClient() {
        client.close();
    }

    @Test
    void aStopKeepsEveryCountAndAKillTheOnesThatWereWritten() throws Exception {
        try (var narra = serve()) {
            ask(narra.awaitReady(), "Stopped");
            narra.stop();
            assertThat(narra.complaints()).isEmpty();
        }
        assertThat(count("Stopped")).isEqualTo(1);
        try (var narra = serve()) {
            URI address = narra.awaitReady();
            ask(address, "Stopped");
            ask(address, "Killed");
            Instant deadline = Instant.now().plus(PATIENCE);
            while (count("Killed") == 0) {
                assertThat(Instant.now()).as("it is written in time").isBefore(deadline);
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
            narra.kill();
        }
        assertThat(count("Stopped")).isEqualTo(2);
        try (var narra = serve()) {
            ask(narra.awaitReady(), "Killed");
            narra.stop();
        }
        assertThat(count("Killed")).isEqualTo(2);
    }

    @Test
    void aSecondServerIsToldThatTheLogIsTaken() throws Exception {
        try (var first = serve()) {
            first.awaitReady();
            try (var second = serve()) {
                assertThat(second.awaitExit()).isEqualTo(4);
                assertThat(second.complaints())
                        .containsExactly(("narra: OPERATIONS_LOG cannot be used: %s: another narra (process %s) writes"
                                        + " this log; give each server a log of its own")
                                .formatted(file(), first.pid()));
            }
        }
    }

    @Test
    void aFileOfSomethingElseIsRefusedAndStaysAsItIs() throws Exception {
        Files.writeString(file(), "Dear diary,\n");
        try (var narra = serve()) {
            assertThat(narra.awaitExit()).isEqualTo(4);
            assertThat(narra.complaints())
                    .singleElement()
                    .asString()
                    .startsWith("narra: OPERATIONS_LOG cannot be used: " + file() + ":1: this is no operations log");
        }
        assertThat(file()).hasContent("Dear diary,");
    }

    private NarraProcess serve() throws IOException {
        return NarraProcess.start(
                Map.of(
                        "DATABASE_URL", NarraProcess.url(DATABASE.connection()),
                        "PORT", "0",
                        "OPERATIONS_LOG", file().toString()),
                "serve");
    }

    private Path file() {
        return folder.resolve("operations.jsonl");
    }

    private void ask(URI address, String name) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/graphql"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"query\": \"query %s { worlds { totalCount } }\"}".formatted(name)))
                .build();
        try {
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        } catch (IOException lost) {
            throw new AssertionError("the server gave no answer", lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stopped);
        }
    }

    private List<LoggedOperation> logged() throws IOException {
        return OperationsLogReader.read("log", Files.readString(file()));
    }

    private long count(String name) throws IOException {
        return logged().stream()
                .filter(each -> each.operation().equals(name))
                .flatMap(each -> each.sightings().stream())
                .mapToLong(each -> each.count())
                .sum();
    }
}
