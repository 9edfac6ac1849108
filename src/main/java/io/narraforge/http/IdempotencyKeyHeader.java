package io.narraforge.http;

import io.narraforge.problem.Excerpt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The client's name for one mutation over all its repetitions, as the header brings it: a Structured Field string
 * (RFC 9651, as draft-ietf-httpapi-idempotency-key-header wants it) or the bare text that most clients send. What the
 * key means is the engine's to say.
 */
final class IdempotencyKeyHeader {
    static final String NAME = "Idempotency-Key";

    private static final int MAX_LENGTH = 255;

    private IdempotencyKeyHeader() {}

    /**
     * The key; null where the header is missing.
     *
     * @param sent the value of each such header
     */
    static @Nullable String of(List<String> sent) {
        List<String> keys =
                sent.stream().map(IdempotencyKeyHeader::key).distinct().toList();
        if (keys.size() > 1) {
            throw refused("is there with %d different values; send one key".formatted(keys.size()));
        }
        return keys.isEmpty() ? null : keys.getFirst();
    }

    private static String key(String sent) {
        String value = sent.strip();
        String key = value.startsWith("\"") ? unquoted(value) : value;
        if (key.isEmpty()) {
            throw refused(
                    "is empty; use 1 to %d printable ASCII characters, or leave the header out".formatted(MAX_LENGTH));
        }
        if (key.length() > MAX_LENGTH) {
            throw refused("has %d characters; use 1 to %d".formatted(key.length(), MAX_LENGTH));
        }
        if (!key.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw refused("holds a character that is no printable ASCII: %s; use 1 to %d printable ASCII characters"
                    .formatted(Excerpt.of(key), MAX_LENGTH));
        }
        return key;
    }

    /** RFC 9651, 3.3.3: between quotes, a backslash stands before a quote or a backslash and before nothing else. */
    private static String unquoted(String value) {
        var key = new StringBuilder(value.length());
        for (int i = 1; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' && i == value.length() - 1) {
                return key.toString();
            }
            boolean escapes = c == '\\' && i + 1 < value.length() && "\"\\".indexOf(value.charAt(i + 1)) >= 0;
            if (escapes) {
                i++;
            } else if (c == '"' || c == '\\') {
                break;
            }
            key.append(value.charAt(i));
        }
        throw refused("is %s, which begins with a quote and is no quoted string; close the quote at the end, and write"
                        .formatted(Excerpt.of(value))
                + " \\\" and \\\\ for a quote and a backslash inside");
    }

    private static RequestRefusedException refused(String reason) {
        return RequestRefusedException.malformed("the header " + NAME + " " + reason);
    }
}
