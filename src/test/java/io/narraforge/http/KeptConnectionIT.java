package io.narraforge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * RFC 9112, 9.3: a connection persists unless somebody says otherwise. A refusal that is sent before the request's body
 * has arrived must not end it behind the client's back: the next request on it would be lost.
 */
class KeptConnectionIT {
    private static final String BODY = "{\"query\": \"{ greeting }\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /graphql HTTP/1.1\r\nContent-Type: text/plain",
                "POST /graphql HTTP/1.1\r\nContent-Type: application/json\r\nAccept: text/html",
                "POST /nowhere HTTP/1.1\r\nContent-Type: application/json",
                "PUT /graphql HTTP/1.1\r\nContent-Type: application/json"
            })
    void aRefusalBeforeTheBodyLeavesTheConnectionUsable(String refused) throws IOException {
        try (var server = new RunningServer(new GreetingEngine());
                var socket = new Socket(
                        InetAddress.getLoopbackAddress(),
                        server.server.address().getPort())) {
            socket.setSoTimeout((int) Duration.ofSeconds(10).toMillis());
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            send(socket, refused + "\r\nHost: localhost\r\nContent-Length: " + BODY.length() + "\r\n\r\n");
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            send(socket, BODY);
            assertThat(readAnswer(in)).matches("HTTP/1.1 4\\d\\d .*");

            send(socket, "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(readAnswer(in)).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void aBodyThatNeverComesCostsOnlyItsOwnConnection() throws IOException {
        try (var server = new RunningServer(new GreetingEngine());
                var socket = new Socket(
                        InetAddress.getLoopbackAddress(),
                        server.server.address().getPort())) {
            send(socket, "POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n");
            assertThat(server.get("/health").statusCode()).isEqualTo(200);
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Reads one answer to its end and returns its status line. */
    private static String readAnswer(BufferedReader in) throws IOException {
        String status = String.valueOf(in.readLine());
        int length = 0;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        assertThat(in.skip(length)).isEqualTo(length);
        return status;
    }
}
