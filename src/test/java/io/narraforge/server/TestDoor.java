package io.narraforge.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
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

/** One {@link ServedApi} for a test class, over a migrated database of its own; many threads may post at once. */
final class TestDoor implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private final TestDatabase database = TestDatabases.migrated();
    private final Rows rows = new Rows(database);
    private @Nullable ServedApi api;

    @Override
    public void beforeAll(ExtensionContext context) {
        database.beforeAll(context);
        api = new ServedApi(database);
    }

    TestDatabase database() {
        return database;
    }

    Rows rows() {
        return rows;
    }

    /** The answer to a request, whatever its status. */
    JsonNode post(String query, Map<String, ?> variables) {
        return answer(query, variables).json();
    }

    /** The same, to the letter. */
    String postText(String query, Map<String, ?> variables) {
        return answer(query, variables).text();
    }

    private ServedApi.Answer answer(String query, Map<String, ?> variables) {
        return Objects.requireNonNull(api).post(query, variables);
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
        Objects.requireNonNull(api).close();
        database.afterAll(context);
    }
}
