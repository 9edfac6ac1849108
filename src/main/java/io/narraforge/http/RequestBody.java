package io.narraforge.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A request's body as bytes, of the one content type we read and up to a limit. */
final class RequestBody {
    static final int MAX_BYTES = 1 << 20;

    // A client that is still sending does not read: what it sends too much is taken in, within reason, so that it gets
    // the answer and not a reset connection.
    private static final long MAX_DISCARDED_BYTES = 16L << 20;
    private static final int CHUNK = 8192;

    private RequestBody() {}

    static void requireJson(@Nullable String contentType, @Nullable String contentEncoding) {
        if (contentEncoding != null && !contentEncoding.equalsIgnoreCase("identity")) {
            throw unsupported("Content-Encoding is " + contentEncoding + "; send the body as it is");
        }
        if (contentType == null) {
            throw unsupported("Content-Type is missing; application/json is needed");
        }
        if (!isUtf8Json(contentType)) {
            throw unsupported("Content-Type is " + contentType + "; application/json in UTF-8 is needed");
        }
    }

    private static RequestRefusedException unsupported(String message) {
        return RequestRefusedException.refused(RequestRefusedException.UNSUPPORTED_MEDIA_TYPE, message);
    }

    private static boolean isUtf8Json(String contentType) {
        String[] parts = contentType.toLowerCase(Locale.ROOT).replace("\"", "").split(";", -1);
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
                return false;
            }
        }
        return parts[0].strip().equals("application/json");
    }

    /** @param declared the Content-Length, or -1 */
    static byte[] read(InputStream in, long declared) throws IOException {
        if (declared > MAX_BYTES) {
            discard(in);
            throw tooLarge(declared);
        }
        byte[] read = declared >= 0 ? in.readNBytes((int) declared) : readUnannounced(in);
        if (read.length > MAX_BYTES) {
            throw tooLarge(read.length + discard(in));
        }
        return read;
    }

    private static byte[] readUnannounced(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream(CHUNK);
        var chunk = new byte[CHUNK];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            bytes.write(chunk, 0, read);
            if (bytes.size() > MAX_BYTES) {
                break;
            }
        }
        return bytes.toByteArray();
    }

    /** Takes in what is left, up to a bound, and tells how much that was. */
    static long discard(InputStream in) throws IOException {
        var chunk = new byte[CHUNK];
        long discarded = 0;
        for (int read = in.read(chunk); read >= 0 && discarded < MAX_DISCARDED_BYTES; read = in.read(chunk)) {
            discarded += read;
        }
        return discarded;
    }

    private static RequestRefusedException tooLarge(long bytes) {
        return RequestRefusedException.tooMuch(
                RequestRefusedException.CONTENT_TOO_LARGE,
                MAX_BYTES,
                bytes,
                "the request body has %d bytes; at most %d (1 MiB) are allowed".formatted(bytes, MAX_BYTES));
    }
}
