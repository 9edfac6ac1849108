package io.narraforge.http;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer: who asked, under which id, and how bytes get back — complete, with their length, and
 * compressed when that was asked for and pays. Decides no status and no content.
 */
final class Exchange {
    // Below about one network packet, compression costs both sides time and saves none.
    private static final int MIN_COMPRESSED_BYTES = 1_400;

    private final Context context;
    private final ResponseBuffer.Pool buffers;
    private final int maxBodyBytes;
    private final String requestId;
    private boolean bodyWasOpened;

    Exchange(Context context, ResponseBuffer.Pool buffers, int maxBodyBytes) {
        this.context = context;
        this.buffers = buffers;
        this.maxBodyBytes = maxBodyBytes;
        this.requestId = RequestId.of(context.header(RequestId.HEADER));
        context.header(RequestId.HEADER, requestId);
        context.header("X-Content-Type-Options", "nosniff");
    }

    Context context() {
        return context;
    }

    String requestId() {
        return requestId;
    }

    @Nullable
    String header(String name) {
        return context.header(name);
    }

    List<String> headers(String name) {
        return Collections.list(context.req().getHeaders(name));
    }

    /** The Content-Length; -1 where the body's end is not announced. */
    long declaredBodyBytes() {
        return context.req().getContentLengthLong();
    }

    /** The body, to be read by one reader; from now on the client is asked to send it. */
    RequestBody openBody() throws IOException {
        bodyWasOpened = true;
        return new RequestBody(context.req().getInputStream(), maxBodyBytes);
    }

    void requireBodyToFit() {
        RequestBody.requireToFit(declaredBodyBytes(), maxBodyBytes);
    }

    /**
     * Takes in what is still on its way: a connection with an unread body would have to be closed, and the client's
     * next request on it would be lost. RFC 9110, 10.1.1: a client that waits for leave to send needs no such care.
     */
    void discardBody() throws IOException {
        if (bodyWasOpened || !"100-continue".equalsIgnoreCase(header("Expect"))) {
            openBody().discard();
        }
    }

    boolean isAnswered() {
        return context.res().isCommitted();
    }

    /** RFC 9110, 12.5.3: gzip is asked for by its name, or by a wildcard, unless with a quality of 0. */
    boolean acceptsGzip() {
        String accepted = header("Accept-Encoding");
        if (accepted == null) {
            return false;
        }
        for (String coding : accepted.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = coding.split(";", -1);
            String name = parts[0].strip();
            if (name.equals("gzip") || name.equals("*")) {
                return parts.length == 1 || !parts[1].strip().matches("q=0(\\.0*)?");
            }
        }
        return false;
    }

    /**
     * Writes a body that is made for this request, and sends it. Buffers go back to the pool only when all went well:
     * after a failed write the connection may still hold one, and the next request's answer must not appear there.
     */
    void send(int status, String contentType, Body body) throws IOException {
        ResponseBuffer plain = buffers.borrow();
        body.writeTo(plain);
        // Made for this request from data that changes: never to be answered from a cache.
        context.header("Cache-Control", "no-store");
        if (plain.length() >= MIN_COMPRESSED_BYTES && acceptsGzip()) {
            sendCompressed(status, contentType, plain);
        } else {
            send(status, contentType, plain.length(), plain::sendTo);
        }
        buffers.giveBack(plain);
    }

    private void sendCompressed(int status, String contentType, ResponseBuffer plain) throws IOException {
        ResponseBuffer compressed = buffers.borrow();
        plain.compressTo(compressed, ResponseBuffer.Pool.FASTEST);
        context.header("Content-Encoding", "gzip");
        send(status, contentType, compressed.length(), compressed::sendTo);
        buffers.giveBack(compressed);
    }

    /** Sends a file of ours, which a cache may keep: one that is asked for again unchanged is a 304 without a body. */
    void send(StoredFile file, Map<String, String> headers) throws IOException {
        StoredFile.Encoded encoded = acceptsGzip() ? file.compressed() : file.plain();
        headers.forEach(context::header);
        context.header("ETag", encoded.etag());
        context.header("Vary", "Accept-Encoding");
        if (encoded.matches(header("If-None-Match"))) {
            context.status(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        encoded.contentEncoding().ifPresent(coding -> context.header("Content-Encoding", coding));
        send(HttpServletResponse.SC_OK, file.contentType(), encoded.length(), encoded::sendTo);
    }

    void redirect(String location) {
        context.status(HttpServletResponse.SC_FOUND);
        context.header("Location", location);
        context.res().setContentLength(0);
    }

    private void send(int status, String contentType, int length, Body body) throws IOException {
        HttpServletResponse response = context.res();
        response.setStatus(status);
        response.setContentType(contentType);
        response.setContentLength(length);
        body.writeTo(response.getOutputStream());
    }

    /** Writes a body to where it goes. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }
}
