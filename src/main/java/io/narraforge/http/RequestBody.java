package io.narraforge.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request's body as it arrives, of the one content type we read and up to a limit. Keeps none of it, and leaves
 * closing the connection's stream to the server.
 */
final class RequestBody extends InputStream {
    // A client that is still sending does not read: what it sends too much is taken in, within reason, so that it gets
    // the answer and not a reset connection.
    private static final long MIN_DISCARDED_BYTES = 16L << 20;
    private static final int CHUNK = 8192;

    private final InputStream in;
    private final int maxBytes;
    private long length;

    RequestBody(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** @param declared the Content-Length, or -1 */
    static void requireToFit(long declared, int maxBytes) {
        if (declared > maxBytes) {
            throw tooLarge(declared, maxBytes);
        }
    }

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

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        int read = in.read(target, offset, count);
        if (read > 0) {
            length += read;
        }
        if (length > maxBytes) {
            throw tooLarge(length + discard(), maxBytes);
        }
        return read;
    }

    /** Takes in what is left, up to a bound, and tells how much that was. */
    long discard() throws IOException {
        var chunk = new byte[CHUNK];
        long bound = Math.max(MIN_DISCARDED_BYTES, 2L * maxBytes);
        long discarded = 0;
        for (int read = in.read(chunk); read >= 0 && discarded < bound; read = in.read(chunk)) {
            discarded += read;
        }
        return discarded;
    }

    private static RequestRefusedException tooLarge(long bytes, int maxBytes) {
        return RequestRefusedException.tooMuch(
                RequestRefusedException.CONTENT_TOO_LARGE,
                maxBytes,
                bytes,
                "the request body has %d bytes; at most %d (%s) are allowed"
                        .formatted(bytes, maxBytes, inUnits(maxBytes)));
    }

    private static String inUnits(int bytes) {
        return bytes % (1 << 20) == 0 ? (bytes >> 20) + " MiB" : (bytes >> 10) + " KiB";
    }
}
