package io.narraforge.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * The errors that end a request before a handler sees it — a line that is no HTTP, a header too long, a server that is
 * stopping — in the form of all our errors. Shows no stack, no cause and no version.
 */
final class ProtocolErrors extends ErrorHandler {
    private final AnswerJson json;

    ProtocolErrors(AnswerJson json) {
        this.json = json;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback)
            throws IOException {
        String requestId = RequestId.of(request.getHeaders().get(RequestId.HEADER));
        var body = new ByteArrayOutputStream();
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", codeOf(status));
        extensions.put("requestId", requestId);
        json.writeError(sentence(status), extensions, body);
        response.getHeaders().put(RequestId.HEADER, requestId);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, ResponseType.JSON.contentType());
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.size());
        response.write(true, ByteBuffer.wrap(body.toByteArray()), callback);
    }

    private static String codeOf(int status) {
        return switch (status) {
            case HttpStatus.PAYLOAD_TOO_LARGE_413,
                    HttpStatus.URI_TOO_LONG_414,
                    HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 -> "LIMIT_EXCEEDED";
            case HttpStatus.NOT_FOUND_404 -> "NOT_FOUND";
            case HttpStatus.SERVICE_UNAVAILABLE_503 -> "UNAVAILABLE";
            default -> HttpStatus.isServerError(status) ? "INTERNAL" : "BAD_USER_INPUT";
        };
    }

    private static String sentence(int status) {
        return switch (status) {
            case HttpStatus.URI_TOO_LONG_414, HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 ->
                "the URL and the headers are longer than %d bytes; send long queries by POST"
                        .formatted(HttpServer.MAX_HEADER_BYTES);
            case HttpStatus.SERVICE_UNAVAILABLE_503 -> "the server is stopping; try again later";
            default ->
                HttpStatus.isServerError(status)
                        ? "the server failed"
                        : "the HTTP request is refused: " + HttpStatus.getMessage(status);
        };
    }
}
