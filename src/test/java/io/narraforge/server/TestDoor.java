package io.narraforge.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.settings.HttpSettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** This build behind its HTTP door, over a migrated database of one test class; many threads may post at once. */
final class TestDoor implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private static final JsonMapper JSON = new JsonMapper();

    private final TestDatabase database = TestDatabases.migrated();
    private final Rows rows = new Rows(database);
    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable GraphQlDoor door;

    @Override
    public void beforeAll(ExtensionContext context) {
        database.beforeAll(context);
        door = GraphQlDoor.open(new HttpSettings("127.0.0.1", 0), database.database(), event -> {});
    }

    TestDatabase database() {
        return database;
    }

    Rows rows() {
        return rows;
    }

    /** The answer to a request, whatever its status. */
    JsonNode post(String query, Map<String, ?> variables) {
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            Objects.requireNonNull(door).address().resolve("/graphql"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(
                            JSON.writeValueAsString(Map.of("query", query, "variables", variables))))
                    .build();
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return JSON.readTree(response.body());
        } catch (IOException broken) {
            throw new AssertionError("no answer", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stopped);
        }
    }

    /** The answer to a request that has to wait for another writer, who commits then. */
    JsonNode postBehind(String writtenMeanwhile, String query, Map<String, ?> variables) throws Exception {
        try (ExecutorService thread = Executors.newSingleThreadExecutor();
                SlowWriter other = SlowWriter.of(database, writtenMeanwhile)) {
            Future<JsonNode> answer = thread.submit(() -> post(query, variables));
            other.commitOnceSomebodyWaits();
            return answer.get();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        database.afterEach(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        client.close();
        Objects.requireNonNull(door).close();
        database.afterAll(context);
    }
}
