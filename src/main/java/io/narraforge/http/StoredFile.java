package io.narraforge.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file that does not change while the server runs: its bytes, plain and compressed once, each with a strong ETag of
 * its own, for RFC 9110 (8.8.3) wants one per representation.
 */
record StoredFile(String contentType, Encoded plain, Encoded compressed) {

    static StoredFile of(String contentType, byte[] bytes) {
        String hash = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(sha256(bytes))
                .substring(0, 22);
        var plain = new Encoded(bytes, "\"" + hash + "\"", Optional.empty());
        byte[] gzip = gzip(bytes);
        // Fonts and icons are compressed already; they are served as they are.
        boolean pays = gzip.length < bytes.length * 9L / 10;
        return new StoredFile(
                contentType, plain, pays ? new Encoded(gzip, "\"" + hash + "-gzip\"", Optional.of("gzip")) : plain);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] gzip(byte[] bytes) {
        var compressed = new ByteArrayOutputStream(bytes.length / 3);
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does no I/O", e);
        }
        return compressed.toByteArray();
    }

    /** One representation of the file. */
    static final class Encoded {
        private final byte[] bytes;
        private final String etag;
        private final Optional<String> contentEncoding;

        private Encoded(byte[] bytes, String etag, Optional<String> contentEncoding) {
            this.bytes = bytes;
            this.etag = etag;
            this.contentEncoding = contentEncoding;
        }

        int length() {
            return bytes.length;
        }

        void sendTo(OutputStream out) throws IOException {
            out.write(bytes);
        }

        String etag() {
            return etag;
        }

        Optional<String> contentEncoding() {
            return contentEncoding;
        }

        /** RFC 9110, 13.1.2: the list is compared weakly, and {@code *} matches whatever there is. */
        boolean matches(@Nullable String ifNoneMatch) {
            if (ifNoneMatch == null) {
                return false;
            }
            for (String candidate : ifNoneMatch.split(",", -1)) {
                String tag = candidate.strip();
                if (tag.equals("*") || (tag.startsWith("W/") ? tag.substring(2) : tag).equals(etag)) {
                    return true;
                }
            }
            return false;
        }
    }
}
