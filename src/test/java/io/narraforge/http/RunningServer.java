package io.narraforge.http;

import io.narraforge.engine.GraphQlEngine;
import io.narraforge.settings.HttpSettings;
import io.narraforge.telemetry.Event;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A server on a free port of loopback, with a client that adds no header of its own but those HTTP requires. */
final class RunningServer implements AutoCloseable {
    final HttpServer server;
    final List<Event> events = new CopyOnWriteArrayList<>();
    volatile @Nullable String obstacle;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    RunningServer(GraphQlEngine engine) {
        this(engine, Duration.ofSeconds(5));
    }

    RunningServer(GraphQlEngine engine, Duration stopWithin) {
        this(engine, stopWithin, new HttpSettings("127.0.0.1", 0));
    }

    RunningServer(GraphQlEngine engine, HttpSettings settings) {
        this(engine, Duration.ofSeconds(5), settings);
    }

    private RunningServer(GraphQlEngine engine, Duration stopWithin, HttpSettings settings) {
        server = HttpServer.start(
                settings,
                stopWithin,
                new HttpServices(engine, GreetingEngine.SCHEMA, () -> Optional.ofNullable(obstacle), events::add));
    }

    URI at(String path) {
        return server.address().resolve(path);
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(HttpRequest.newBuilder(at(path)), headers);
    }

    HttpResponse<String> head(String path, String... headers) {
        return send(HttpRequest.newBuilder(at(path)).HEAD(), headers);
    }

    HttpResponse<String> method(String method, String path) {
        return send(HttpRequest.newBuilder(at(path)).method(method, BodyPublishers.noBody()));
    }

    /** Posts to /graphql as application/json. */
    HttpResponse<String> post(String body, String... headers) {
        return send(
                HttpRequest.newBuilder(at("/graphql"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)),
                headers);
    }

    HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        return send(request, BodyHandlers.ofString(), headers);
    }

    <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body, String... headers) {
        HttpRequest.Builder complete = headers.length == 0 ? request : request.headers(headers);
        try {
            return client.send(complete.timeout(Duration.ofSeconds(20)).build(), body);
        } catch (IOException e) {
            throw new AssertionError("the server gave no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for an answer", e);
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
