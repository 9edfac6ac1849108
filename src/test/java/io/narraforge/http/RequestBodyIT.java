package io.narraforge.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.settings.HttpSettings;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How much a body may have, and what happens to bodies that are too large or too many. */
@Timeout(60)
class RequestBodyIT {
    private static final int LIMIT = 256 << 10;
    private static final String CONTINUE = "Expect: 100-continue\r\n";
    private static final String GREETING = "{\"query\": \"{greeting}\"}";

    private static String bodyOf(int bytes) {
        String frame = "{\"query\": \"{greeting}\", \"extensions\": {\"x\": \"\"}}";
        return frame.replace("\"\"", "\"" + "x".repeat(bytes - frame.length()) + "\"");
    }

    private static RunningServer serverTaking(int maxBodyBytes) {
        return new RunningServer(new GreetingEngine(), new HttpSettings("127.0.0.1", 0, maxBodyBytes));
    }

    private static HttpResponse<String> postChunked(RunningServer server, String body) {
        return server.send(HttpRequest.newBuilder(server.at("/graphql"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(body))));
    }

    @Test
    void aBodyOverTheLimitIsRefusedWithLimitAndSize() {
        try (var server = serverTaking(LIMIT)) {
            String body = bodyOf(LIMIT + 1);
            for (HttpResponse<String> answer : List.of(server.post(body), postChunked(server, body))) {
                assertThat(answer.statusCode()).isEqualTo(413);
                assertThat(answer.body())
                        .contains("the request body has 262145 bytes; at most 262144 (256 KiB) are allowed")
                        .contains("\"code\":\"LIMIT_EXCEEDED\"")
                        .contains("\"limit\":262144")
                        .contains("\"requested\":262145");
            }
        }
    }

    @Test
    void aBodyAtTheLimitIsServed() {
        try (var server = serverTaking(LIMIT)) {
            String body = bodyOf(LIMIT);
            assertThat(body).hasSize(LIMIT);
            assertThat(server.post(body).statusCode()).isEqualTo(200);
            assertThat(postChunked(server, body).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void withoutASettingAsMuchAsThirtyTwoMebibytesArriveAsTheyWereSent() throws IOException {
        var variables = new AtomicReference<Map<String, ?>>(Map.of());
        var engine = new GreetingEngine();
        try (var server = new RunningServer(request -> {
                    variables.set(request.variables());
                    return engine.execute(request);
                });
                var connection = new RawConnection(server)) {
            String frame = "{\"query\": \"{greeting}\", \"variables\": {\"text\": \"\"}}";
            String text = "x".repeat((32 << 20) - frame.length());

            assertThat(server.post(frame.replace("\"\"", "\"" + text + "\"")).statusCode())
                    .isEqualTo(200);
            assertThat(variables.get()).isEqualTo(Map.of("text", text));

            connection.send(RawConnection.postOf((32 << 20) + 1, CONTINUE));
            assertThat(connection.readAnswer())
                    .startsWith("HTTP/1.1 413 ")
                    .contains("at most 33554432 (32 MiB) are allowed");
        }
    }

    /** RFC 9110, 10.1.1: "respond with […] a final status code, if that status can be determined by examining just the […] header fields". */
    @Test
    void whoAsksBeforeSendingIsToldWithoutSending() throws IOException {
        try (var server = serverTaking(LIMIT);
                var refused = new RawConnection(server);
                var served = new RawConnection(server)) {
            refused.send(RawConnection.postOf(LIMIT + 1, CONTINUE));
            assertThat(refused.readAnswer()).startsWith("HTTP/1.1 413 ").contains("\r\nConnection: close\r\n");

            served.send(RawConnection.postOf(GREETING.length(), CONTINUE));
            assertThat(served.readAnswer()).startsWith("HTTP/1.1 100 ");
            served.send(GREETING);
            assertThat(served.readAnswer()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void aBodyThatIsRefusedInItsMiddleLeavesTheConnectionUsable() throws IOException {
        try (var server = serverTaking(8 << 20);
                var connection = new RawConnection(server)) {
            connection.send(RawConnection.post("{\"query\": nonsense" + " ".repeat(4 << 20)));
            assertThat(connection.readAnswer()).startsWith("HTTP/1.1 400 ");
            connection.send(RawConnection.post(GREETING));
            assertThat(connection.readAnswer()).startsWith("HTTP/1.1 200 ");
        }
    }

    /** Clients that announce large bodies and never send them take all there is: with no byte of heap, whatever its size. */
    @Test
    void moreLargeBodiesThanTheHeapHasRoomForArePutOffAndSmallOnesServed() throws Exception {
        int large = (int) Math.min(256 << 20, Runtime.getRuntime().maxMemory() / 8);
        List<RawConnection> holders = new ArrayList<>();
        try (var server = serverTaking(large);
                var late = new RawConnection(server)) {
            holdAllMemory(server, large, holders);
            holdAllMemory(server, large / 16, holders);
            assertThat(holdAllMemory(server, 2 << 20, holders))
                    .startsWith("HTTP/1.1 503 ")
                    .contains("\r\nRetry-After: 1\r\n")
                    .contains("\"code\":\"UNAVAILABLE\"");
            assertThat(holders)
                    .as("those who were let in, and three who were not")
                    .hasSizeGreaterThan(3);
            assertThat(server.post(GREETING).statusCode()).isEqualTo(200);
            late.send(RawConnection.post(bodyOf(4 << 20)));
            assertThat(late.readAnswer()).startsWith("HTTP/1.1 503 ").contains("\r\nRetry-After: 1\r\n");
            for (RawConnection holder : holders) {
                holder.leave();
            }
            assertThat(answerOnceOthersHaveLeft(late)).startsWith("HTTP/1.1 200 ");
        } finally {
            for (RawConnection holder : holders) {
                holder.leave();
            }
        }
    }

    /** Returns the first answer that is not the leave to send. */
    private static String holdAllMemory(RunningServer server, int bytes, List<RawConnection> holders)
            throws IOException {
        for (int i = 0; i < 100; i++) {
            var holder = new RawConnection(server);
            holders.add(holder);
            holder.send(RawConnection.postOf(bytes, CONTINUE));
            String answer = holder.readAnswer();
            if (!answer.startsWith("HTTP/1.1 100 ")) {
                return answer;
            }
        }
        throw new AssertionError("a hundred large bodies were let in at once");
    }

    private static String answerOnceOthersHaveLeft(RawConnection connection) throws Exception {
        String answer = "";
        for (int i = 0; i < 100 && !answer.startsWith("HTTP/1.1 200 "); i++) {
            connection.send(RawConnection.post(bodyOf(4 << 20)));
            answer = connection.readAnswer();
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return answer;
    }
}
