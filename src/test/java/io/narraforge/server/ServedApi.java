package io.narraforge.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.narraforge.database.Database;
import io.narraforge.database.TestDatabase;
import io.narraforge.engine.Observers;
import io.narraforge.settings.DatabaseSettings;
import io.narraforge.settings.HttpSettings;
import io.narraforge.settings.PoolSettings;
import io.narraforge.telemetry.Event;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The server as its clients meet it: HTTP over the engine over a pool of its own, on the database of a test class. Fails
 * on close when a connection is out, or when something was called the server's own fault.
 */
final class ServedApi implements AutoCloseable {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final PoolSettings POOL = new PoolSettings(10, Duration.ofSeconds(5));

    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final SentOperations operations;
    private final Database database;
    private final GraphQlDoor door;

    ServedApi(TestDatabase database) {
        this(database, POOL);
    }

    ServedApi(TestDatabase database, PoolSettings pool) {
        this(database, pool, Optional.empty());
    }

    /** Keeps in a file what it is asked for, too. */
    ServedApi(TestDatabase database, Path operationsLog) {
        this(database, POOL, Optional.of(operationsLog));
    }

    private ServedApi(TestDatabase database, PoolSettings pool, Optional<Path> operationsLog) {
        this.operations = SentOperations.open(operationsLog, this::remember);
        this.database = Database.open(new DatabaseSettings(database.connection(), pool));
        var observers = new Observers(this::remember, operations.observer());
        this.door = GraphQlDoor.open(new HttpSettings("127.0.0.1", 0), this.database, observers);
    }

    private void remember(Event event) {
        switch (event) {
            case Event.StatementRan ran -> {}
            case Event.RequestFailed(var requestId, var cause) -> failures.add(cause);
            case Event.ChoreFailed(var chore, var cause) -> failures.add(cause);
            case Event.LifecycleStep step -> {}
        }
    }

    /** An answer, as it came and as JSON. */
    record Answer(int status, String text) {
        /** {@code /data/createWorld/world/id} */
        String at(String pointer) {
            return json().at(pointer).asText();
        }

        JsonNode json() {
            try {
                return MAPPER.readTree(text);
            } catch (JsonProcessingException unreadable) {
                throw new AssertionError(text, unreadable);
            }
        }

        Answer withoutErrors() {
            assertThat(status).isEqualTo(200);
            assertThat(json().has("errors")).as(text).isFalse();
            return this;
        }

        JsonNode onlyError() {
            assertThat(json().path("errors")).as(text).hasSize(1);
            return json().at("/errors/0");
        }

        String onlyCode() {
            return onlyError().at("/extensions/code").asText();
        }
    }

    Answer post(String query, Map<String, ?> variables, String... headers) {
        return send(
                HttpRequest.newBuilder(endpoint())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body(query, variables))),
                headers);
    }

    /** @param parameters as they stand in the URL, encoded */
    Answer get(String parameters, String... headers) {
        return send(HttpRequest.newBuilder(URI.create(endpoint() + "?" + parameters)), headers);
    }

    Answer send(HttpRequest.Builder unsent, String... headers) {
        HttpRequest.Builder request = unsent.timeout(Duration.ofSeconds(60));
        try {
            var response = client.send(
                    (headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException lost) {
            throw new AssertionError("the server gave no answer", lost);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for an answer", interrupted);
        }
    }

    static String body(String query, Map<String, ?> variables) {
        try {
            return MAPPER.writeValueAsString(Map.of("query", query, "variables", variables));
        } catch (JsonProcessingException unwritable) {
            throw new AssertionError(unwritable);
        }
    }

    URI endpoint() {
        return door.address().resolve("/graphql");
    }

    /** How many connections of the server's pool are out. */
    int borrowed() {
        return TestDatabase.borrowed(database);
    }

    @Override
    public void close() {
        client.close();
        int borrowed = borrowed();
        door.close();
        operations.close();
        database.close();
        assertThat(borrowed).as("connections not given back").isZero();
        assertThat(failures).as("called the server's own fault").isEmpty();
    }
}
