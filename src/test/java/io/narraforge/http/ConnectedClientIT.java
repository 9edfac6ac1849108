package io.narraforge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import io.narraforge.engine.GraphQlAnswer;
import io.narraforge.engine.GraphQlEngine;
import io.narraforge.engine.GraphQlRequest;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request that is being answered is told about the client at the other end of a real socket. */
@Timeout(30)
class ConnectedClientIT {
    private static final String WAITING = RawConnection.post("{\"query\": \"{greeting(name: \\\"waits\\\")}\"}");
    private static final String WAITING_GET = RawConnection.get("/graphql?query=%7Bgreeting(name:%22waits%22)%7D");
    private static final String NEXT = RawConnection.post("{\"query\": \"{greeting(name: \\\"next\\\")}\"}");
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final HeldEngine engine = new HeldEngine();
    private final RunningServer server = new RunningServer(engine);

    @AfterEach
    void stop() {
        engine.mayFinish.add(true);
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "GET"})
    void aClientThatClosedItsConnectionIsGone(String method) throws Exception {
        try (var connection = new RawConnection(server)) {
            connection.send(method.equals("GET") ? WAITING_GET : WAITING);
            GraphQlRequest.Client client = engine.held();
            assertThat(client.isGone()).isFalse();
            connection.leave();

            assertThat(isGoneWithin(SOON, client)).isTrue();
        }
    }

    @Test
    void aClientWhoseConnectionWasResetIsGone() throws Exception {
        try (var connection = new RawConnection(server)) {
            connection.send(WAITING);
            GraphQlRequest.Client client = engine.held();
            connection.reset();

            assertThat(isGoneWithin(SOON, client)).isTrue();
        }
    }

    @Test
    void aClientThatWaitsIsThereAndItsConnectionServesTheNextRequest() throws Exception {
        try (var connection = new RawConnection(server)) {
            connection.send(WAITING);
            assertThat(isGoneWithin(A_SECOND, engine.held())).isFalse();
            engine.mayFinish.add(true);
            assertThat(connection.readAnswer()).endsWith("{\"data\":{\"greeting\":\"Cześć, waits\"}}");

            connection.send(NEXT);
            assertThat(connection.readAnswer()).endsWith("{\"data\":{\"greeting\":\"Cześć, next\"}}");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aClientThatSentItsNextRequestAheadIsThereAndGetsBothAnswers(boolean atOnce) throws Exception {
        try (var connection = new RawConnection(server)) {
            connection.send(atOnce ? WAITING + NEXT : WAITING);
            GraphQlRequest.Client client = engine.held();
            if (!atOnce) {
                connection.send(NEXT);
            }
            assertThat(isGoneWithin(A_SECOND, client)).isFalse();
            engine.mayFinish.add(true);

            assertThat(connection.readAnswer()).endsWith("{\"data\":{\"greeting\":\"Cześć, waits\"}}");
            assertThat(connection.readAnswer()).endsWith("{\"data\":{\"greeting\":\"Cześć, next\"}}");
        }
    }

    @Test
    void aRequestThatWasAnsweredSaysNothingAboutItsConnectionAnyMore() throws Exception {
        try (var connection = new RawConnection(server)) {
            connection.send(WAITING);
            GraphQlRequest.Client client = engine.held();
            engine.mayFinish.add(true);
            assertThat(connection.readAnswer()).startsWith("HTTP/1.1 200 ");
            connection.leave();

            assertThat(isGoneWithin(Duration.ofMillis(300), client)).isFalse();
        }
    }

    @Test
    void askingManyTimesLeavesNothingOpen() throws Exception {
        var machine = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        try (var connection = new RawConnection(server)) {
            connection.send(WAITING);
            GraphQlRequest.Client client = engine.held();
            long before = machine.getOpenFileDescriptorCount();
            for (int i = 0; i < 2_000; i++) {
                assertThat(client.isGone()).isFalse();
            }
            assertThat(machine.getOpenFileDescriptorCount()).isLessThan(before + 100);
            engine.mayFinish.add(true);
            assertThat(connection.readAnswer()).startsWith("HTTP/1.1 200 ");
        }
    }

    private static boolean isGoneWithin(Duration time, GraphQlRequest.Client client) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            if (client.isGone()) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return false;
    }

    /** Holds a request of one who waits until it may finish; answers others at once. */
    private static final class HeldEngine implements GraphQlEngine {
        final BlockingQueue<Boolean> mayFinish = new LinkedBlockingQueue<>();

        private final BlockingQueue<GraphQlRequest.Client> held = new LinkedBlockingQueue<>();
        private final GreetingEngine greeting = new GreetingEngine();

        GraphQlRequest.Client held() throws InterruptedException {
            GraphQlRequest.Client client = held.poll(20, TimeUnit.SECONDS);
            assertThat(client).as("a request that is held").isNotNull();
            return client;
        }

        @Override
        public GraphQlAnswer execute(GraphQlRequest request) {
            if (request.query().contains("waits")) {
                held.add(request.client());
                try {
                    mayFinish.take();
                } catch (InterruptedException e) {
                    throw new IllegalStateException("stopped while answering", e);
                }
            }
            return greeting.execute(request);
        }
    }
}
