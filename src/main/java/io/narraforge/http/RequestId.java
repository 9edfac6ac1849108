package io.narraforge.http;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Names a request in its answer and in the log: the caller's own name for it when that is short and printable. */
final class RequestId {
    static final String HEADER = "X-Request-Id";

    private static final int MAX_LENGTH = 128;

    private RequestId() {}

    static String of(@Nullable String sent) {
        return sent != null && isSane(sent) ? sent : UUID.randomUUID().toString();
    }

    // Without spaces and control characters an id can neither forge a line of the log nor hide in one.
    private static boolean isSane(String sent) {
        return !sent.isEmpty() && sent.length() <= MAX_LENGTH && sent.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
