package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.settings.PoolSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Mutations that wait for a row which somebody else holds: they take no reader's connection, and hear of it in time. */
@Timeout(60)
class WaitingWritersIT {
    private static final int CONNECTIONS = 4;
    private static final int WRITERS = 6;

    private static final String CHANGE =
            "mutation ($id: ID!) { updateWorld(input: {id: $id, patch: {rules: [\"new\"]}}) { world { version } } }";

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.migrated();

    private final Rows rows = new Rows(DATABASE);
    private String world = "";

    @BeforeEach
    void insertWorld() {
        world = rows.world("Held");
    }

    @AfterEach
    void deleteRows() {
        rows.deleteAll();
    }

    private static PoolSettings pool(Duration statementTimeout) {
        return new PoolSettings(
                CONNECTIONS, Duration.ofSeconds(10), Optional.of(statementTimeout), Duration.ofSeconds(30));
    }

    private SlowWriter holdingTheWorld() {
        return SlowWriter.of(DATABASE, "SELECT id FROM worlds WHERE id = '" + world + "' FOR NO KEY UPDATE");
    }

    @Test
    void whoReadsIsAnsweredWhileMoreWritersWaitThanThereAreConnections() {
        try (var api = new ServedApi(DATABASE, pool(Duration.ofSeconds(30)));
                SlowWriter holder = holdingTheWorld()) {
            List<CompletableFuture<ServedApi.Answer>> writers = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> api.post(CHANGE, Map.of("id", world))))
                    .limit(WRITERS)
                    .toList();
            holder.awaitSomebodyWaiting(2);

            for (int i = 0; i < 5; i++) {
                api.post("{ worlds { nodes { name } } }", Map.of()).withoutErrors();
            }
            assertThat(writers).noneMatch(CompletableFuture::isDone);
            holder.commit();

            assertThat(writers).allSatisfy(writer -> writer.join().withoutErrors());
        }
        assertThat(DATABASE.queryText("SELECT rules FROM worlds")).isEqualTo("[\"new\"]");
    }

    @Test
    void whoWaitsInVainIsToldThatOthersHoldTheRow() {
        try (var api = new ServedApi(DATABASE, pool(Duration.ofSeconds(3)));
                SlowWriter holder = holdingTheWorld()) {
            ServedApi.Answer answer = api.post(CHANGE, Map.of("id", world));

            assertThat(answer.onlyCode()).isEqualTo("UNAVAILABLE");
            assertThat(answer.onlyError().path("message").asText())
                    .isEqualTo("Others are changing the same rows, and were not done in time; try again.");
            holder.commit();
            api.post(CHANGE, Map.of("id", world)).withoutErrors();
        }
        assertThat(DATABASE.queryText("SELECT version FROM worlds")).isEqualTo("2");
    }
}
