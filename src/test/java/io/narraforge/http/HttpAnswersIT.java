package io.narraforge.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.engine.GraphQlEngine;
import io.narraforge.telemetry.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAnswersIT {
    private static final String LONG_ANSWER = "{\"query\": \"{long(letters: 5000)}\"}";

    @Test
    void aSaneRequestIdIsKept() {
        try (var server = new RunningServer(new GreetingEngine())) {
            HttpResponse<String> answer = server.post("{\"query\": \"{requestId}\"}", "X-Request-Id", "trace-7/a");

            assertThat(answer.headers().firstValue("X-Request-Id")).contains("trace-7/a");
            assertThat(answer.body()).isEqualTo("{\"data\":{\"requestId\":\"trace-7/a\"}}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "tab\tin", "129"})
    void anotherRequestIdIsReplaced(String sent) {
        try (var server = new RunningServer(new GreetingEngine())) {
            String id = sent.equals("129") ? "x".repeat(129) : sent;

            assertThat(server.get("/health", "X-Request-Id", id).headers().firstValue("X-Request-Id"))
                    .hasValueSatisfying(given -> assertThat(given).matches("[0-9a-f-]{36}"));
        }
    }

    @Test
    void aFailureOfOursShowsNothingButTheRequestIdAndTheServerGoesOn() {
        try (var server = new RunningServer(new GreetingEngine())) {
            HttpResponse<String> answer = server.post("{\"query\": \"{engineFails}\"}", "X-Request-Id", "r1");

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body())
                    .contains("\"code\":\"INTERNAL\"")
                    .contains("\"requestId\":\"r1\"")
                    .doesNotContain("secret")
                    .doesNotContain("Exception");
            assertThat(server.events).singleElement().isInstanceOfSatisfying(Event.RequestFailed.class, failed -> {
                assertThat(failed.requestId()).isEqualTo("r1");
                assertThat(failed.cause()).hasMessage("a secret of the server");
            });
            assertThat(server.post("{\"query\": \"{greeting}\"}").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anErrorOfTheMachineIsAnsweredToo() {
        GraphQlEngine overflowing = request -> {
            throw new StackOverflowError();
        };
        try (var server = new RunningServer(overflowing)) {
            assertThat(server.post("{\"query\": \"{a}\"}").statusCode()).isEqualTo(500);
            assertThat(server.get("/health").statusCode()).isEqualTo(200);
            assertThat(server.events).hasSize(1);
        }
    }

    @Test
    void neitherServerNorVersionIsTold() {
        try (var server = new RunningServer(new GreetingEngine())) {
            assertThat(server.get("/health").headers().map()).doesNotContainKeys("server", "x-powered-by");
        }
    }

    @Test
    void lengthIsKnownAndNothingIsCompressedUnasked() {
        try (var server = new RunningServer(new GreetingEngine())) {
            HttpResponse<String> answer = server.post(LONG_ANSWER);

            assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(10_020);
            assertThat(answer.headers().map()).doesNotContainKeys("content-encoding", "transfer-encoding");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"gzip | true", "br;q=1.0, GZIP;q=0.5 | true", "* | true", "br | false", "gzip;q=0 | false"})
    void aLongAnswerIsCompressedWhenAskedFor(String acceptEncoding, boolean compressed) throws IOException {
        try (var server = new RunningServer(new GreetingEngine())) {
            HttpResponse<byte[]> answer = server.send(
                    HttpRequest.newBuilder(server.at("/graphql"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(LONG_ANSWER)),
                    BodyHandlers.ofByteArray(),
                    "Accept-Encoding",
                    acceptEncoding);

            assertThat(answer.headers().firstValue("Content-Encoding").isPresent())
                    .isEqualTo(compressed);
            assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(answer.body().length);
            byte[] plain = compressed
                    ? new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes()
                    : answer.body();
            assertThat(new String(plain, StandardCharsets.UTF_8))
                    .isEqualTo("{\"data\":{\"long\":\"" + "ł".repeat(5000) + "\"}}");
        }
    }

    @Test
    void aShortAnswerIsNotWorthCompressing() {
        try (var server = new RunningServer(new GreetingEngine())) {
            assertThat(server.post("{\"query\": \"{greeting}\"}", "Accept-Encoding", "gzip")
                            .headers()
                            .map())
                    .doesNotContainKey("content-encoding");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graphql?query=%7Bgreeting%7D", "/schema.graphqls", "/health", "/graphiql", "/ready"})
    void headHasTheHeadersOfGetWithoutItsBody(String path) {
        try (var server = new RunningServer(new GreetingEngine())) {
            HttpResponse<String> get = server.get(path);
            HttpResponse<String> head = server.head(path);

            assertThat(head.statusCode()).isEqualTo(get.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            assertThat(head.headers().firstValue("Content-Length"))
                    .isPresent()
                    .isEqualTo(get.headers().firstValue("Content-Length"));
            assertThat(head.headers().firstValue("Content-Type"))
                    .isEqualTo(get.headers().firstValue("Content-Type"));
        }
    }

    @Test
    void aPathWithNothingBehindItIs404() {
        try (var server = new RunningServer(new GreetingEngine())) {
            HttpResponse<String> answer = server.get("/graph", "Accept", "text/html", "X-Request-Id", "r1");

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json;charset=utf-8");
            assertThat(answer.body())
                    .isEqualTo("{\"errors\":[{\"message\":\"there is nothing at this path; the API is at /graphql\","
                            + "\"extensions\":{\"code\":\"NOT_FOUND\",\"requestId\":\"r1\"}}]}");
        }
    }

    @Test
    void theSchemaHasAStrongTagThatSavesSendingItAgain() {
        try (var server = new RunningServer(new GreetingEngine())) {
            HttpResponse<String> first = server.get("/schema.graphqls");
            String tag = first.headers().firstValue("ETag").orElseThrow();

            assertThat(first.body()).isEqualTo(GreetingEngine.SCHEMA);
            assertThat(first.headers().firstValue("Content-Type")).contains("text/plain;charset=utf-8");
            assertThat(tag).matches("\"[A-Za-z0-9_-]{22}\"");
            for (String matching : new String[] {tag, "\"other\", " + tag, "W/" + tag, "*"}) {
                HttpResponse<String> again = server.get("/schema.graphqls", "If-None-Match", matching);
                assertThat(again.statusCode()).as(matching).isEqualTo(304);
                assertThat(again.body()).isEmpty();
                assertThat(again.headers().firstValue("ETag")).contains(tag);
            }
            assertThat(server.get("/schema.graphqls", "If-None-Match", "\"other\"")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ready", "/api/v1/ready"})
    void whatStandsInTheWayOfServingIsTold(String path) {
        try (var server = new RunningServer(new GreetingEngine())) {
            assertThat(server.get(path).statusCode()).isEqualTo(200);
            server.obstacle = "the database does not answer";

            HttpResponse<String> answer = server.get(path);

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body())
                    .contains("\"the database does not answer\"")
                    .contains("\"UNAVAILABLE\"");
            assertThat(server.get("/health").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NONSENSE | 400",
                "GET /health HTTP/1.1\\r\\nHost: a\\r\\nX: LONG | 431",
                "GET /LONG HTTP/1.1\\r\\nHost: a | 414"
            })
    void whatIsNoHttpGetsAnErrorOfOurForm(String request, int status) throws IOException {
        try (var server = new RunningServer(new GreetingEngine());
                var socket = new Socket(
                        InetAddress.getLoopbackAddress(),
                        server.server.address().getPort())) {
            String sent =
                    request.replace("\\r\\n", "\r\n").replace("LONG", "x".repeat(HttpServer.MAX_HEADER_BYTES + 1));
            socket.getOutputStream().write((sent + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer)
                    .startsWith("HTTP/1.1 " + status)
                    .contains("{\"errors\":[{\"message\":\"")
                    .doesNotContain("etty");
            assertThat(server.get("/health").statusCode()).isEqualTo(200);
        }
    }
}
