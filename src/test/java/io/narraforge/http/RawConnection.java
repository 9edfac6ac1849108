package io.narraforge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that sees bytes: sends what it is told, when it is told, and reads one answer at a time. */
final class RawConnection implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)\r\n");

    private final Socket socket;

    RawConnection(RunningServer server) throws IOException {
        socket = new Socket(
                InetAddress.getLoopbackAddress(), server.server.address().getPort());
        socket.setSoTimeout((int) Duration.ofSeconds(10).toMillis());
    }

    static String get(String path) {
        return "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path);
    }

    /** A request of ASCII. */
    static String post(String body, String... headers) {
        return postOf(body.length(), headers) + body;
    }

    /** The beginning of a request, up to its body. */
    static String postOf(long length, String... headers) {
        return "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                + length
                + "\r\n"
                + String.join("", headers)
                + "\r\n";
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Status line, headers and body. */
    String readAnswer() throws IOException {
        var bytes = new ByteArrayOutputStream();
        while (!bytes.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            int read = socket.getInputStream().read();
            assertThat(read)
                    .as("the connection ended after: %s", bytes.toString(StandardCharsets.UTF_8))
                    .isNotNegative();
            bytes.write(read);
        }
        Matcher length = LENGTH.matcher(bytes.toString(StandardCharsets.UTF_8));
        if (length.find()) {
            bytes.write(socket.getInputStream().readNBytes(Integer.parseInt(length.group(1))));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Closes as clients do: with FIN. */
    void leave() throws IOException {
        socket.close();
    }

    /** RST instead of FIN. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        leave();
    }
}
