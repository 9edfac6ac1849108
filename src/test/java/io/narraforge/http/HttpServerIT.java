package io.narraforge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.narraforge.engine.GraphQlEngine;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import io.narraforge.settings.HttpSettings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HttpServerIT {
    @Test
    void eachRequestRunsOnAVirtualThread() {
        try (var server = new RunningServer(new GreetingEngine())) {
            assertThat(server.post("{\"query\": \"{onVirtualThread}\"}").body())
                    .isEqualTo("{\"data\":{\"onVirtualThread\":true}}");
        }
    }

    @Test
    void anyFreePortIsFoundAndTold() {
        try (var server = new RunningServer(new GreetingEngine())) {
            assertThat(server.server.address().getPort()).isPositive();
            assertThat(server.server.address()).hasHost("127.0.0.1").hasPath("/");
        }
    }

    @Test
    void aTakenPortIsNamed() {
        try (var first = new RunningServer(new GreetingEngine())) {
            int port = first.server.address().getPort();
            var settings = new HttpSettings("127.0.0.1", port);
            var services = new HttpServices(new GreetingEngine(), "", Optional::empty, event -> {});

            assertThatThrownBy(() -> HttpServer.start(settings, Duration.ZERO, services))
                    .isInstanceOfSatisfying(
                            ProblemOccurredException.class,
                            thrown -> assertThat(thrown.problem())
                                    .isEqualTo(new Problem.CommandFailed("Port " + port
                                            + " on 127.0.0.1 is taken; stop what uses it, or set PORT"
                                            + " (0: any free one).")));
        }
    }

    @Test
    void aHostThatIsNotOursIsNamed() {
        var settings = new HttpSettings("192.0.2.1", 0);
        var services = new HttpServices(new GreetingEngine(), "", Optional::empty, event -> {});

        assertThatThrownBy(() -> HttpServer.start(settings, Duration.ZERO, services))
                .isInstanceOfSatisfying(
                        ProblemOccurredException.class,
                        thrown -> assertThat(thrown.problem().message())
                                .startsWith("Cannot listen on 192.0.2.1, port 0: ")
                                .endsWith("set HOST and PORT to an address of this machine."));
    }

    @Test
    void stoppingLetsARunningRequestFinishAndTakesNoNewOne() throws Exception {
        var started = new CountDownLatch(1);
        var mayFinish = new CountDownLatch(1);
        try (var server = new RunningServer(slow(started, mayFinish))) {
            CompletableFuture<HttpResponse<String>> running =
                    CompletableFuture.supplyAsync(() -> server.post("{\"query\": \"{greeting}\"}"));
            assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<Void> stopping = CompletableFuture.runAsync(server.server::close);
            awaitRefusedConnections(server);
            assertThat(stopping).isNotDone();

            mayFinish.countDown();

            assertThat(running.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            stopping.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void aConnectionThatIsKeptOpenGetsNoNewAnswerFromAStoppingServer() throws Exception {
        var started = new CountDownLatch(1);
        var mayFinish = new CountDownLatch(1);
        try (var server = new RunningServer(slow(started, mayFinish));
                var kept = new Socket(
                        InetAddress.getLoopbackAddress(),
                        server.server.address().getPort())) {
            assertThat(askForHealth(kept)).startsWith("HTTP/1.1 200 ");
            CompletableFuture<HttpResponse<String>> running =
                    CompletableFuture.supplyAsync(() -> server.post("{\"query\": \"{greeting}\"}"));
            assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<Void> stopping = CompletableFuture.runAsync(server.server::close);
            awaitRefusedConnections(server);

            assertThat(askForHealth(kept)).startsWith("HTTP/1.1 503 ").contains("\"code\":\"UNAVAILABLE\"");

            mayFinish.countDown();
            assertThat(running.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            stopping.get(20, TimeUnit.SECONDS);
        }
    }

    private static String askForHealth(Socket connection) throws IOException {
        connection
                .getOutputStream()
                .write("GET /health HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        byte[] answer = new byte[4096];
        int length = connection.getInputStream().read(answer);
        return new String(answer, 0, Math.max(length, 0), StandardCharsets.UTF_8);
    }

    @Test
    void stoppingWaitsForABoundedTimeOnly() throws Exception {
        var started = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        try (var server = new RunningServer(slow(started, never), Duration.ofMillis(300))) {
            CompletableFuture<Void> running =
                    CompletableFuture.runAsync(() -> server.post("{\"query\": \"{greeting}\"}"));
            assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();

            CompletableFuture.runAsync(server.server::close).get(20, TimeUnit.SECONDS);

            assertThat(server.events)
                    .anySatisfy(event -> assertThat(event.toString()).contains("still running"));
            assertThat(running).failsWithin(Duration.ofSeconds(20));
            never.countDown();
        }
    }

    private static GraphQlEngine slow(CountDownLatch started, CountDownLatch mayFinish) {
        var engine = new GreetingEngine();
        return request -> {
            started.countDown();
            try {
                mayFinish.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("stopped while answering", e);
            }
            return engine.execute(request);
        };
    }

    private static void awaitRefusedConnections(RunningServer server) throws Exception {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            try (var socket = new Socket(
                    InetAddress.getLoopbackAddress(), server.server.address().getPort())) {
                assertThat(socket.isConnected()).isTrue();
                Thread.sleep(20);
            } catch (ConnectException refused) {
                return;
            }
        }
        throw new AssertionError("the stopping server went on taking connections");
    }
}
