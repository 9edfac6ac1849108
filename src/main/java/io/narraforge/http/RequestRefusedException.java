package io.narraforge.http;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Ends a request that cannot be served as it was sent: the status, and the error that tells the client what to mend. */
final class RequestRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static final int BAD_REQUEST = 400;
    static final int NOT_FOUND = 404;
    static final int METHOD_NOT_ALLOWED = 405;
    static final int NOT_ACCEPTABLE = 406;
    static final int CONTENT_TOO_LARGE = 413;
    static final int UNSUPPORTED_MEDIA_TYPE = 415;
    static final int SERVICE_UNAVAILABLE = 503;

    private static final Duration SOON = Duration.ofSeconds(1);

    private final int status;
    private final String code;
    private final transient Map<String, Object> details;

    private RequestRefusedException(int status, String code, String message, Map<String, Object> details) {
        // The client's mistake is told to the client; a stack trace would be filled in for nobody.
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.details = details;
    }

    static RequestRefusedException malformed(String message) {
        return new RequestRefusedException(BAD_REQUEST, "BAD_USER_INPUT", message, Map.of());
    }

    static RequestRefusedException refused(int status, String message) {
        String code = status == NOT_FOUND ? "NOT_FOUND" : "BAD_USER_INPUT";
        return new RequestRefusedException(status, code, message, Map.of());
    }

    static RequestRefusedException tooMuch(int status, long limit, long requested, String message) {
        return new RequestRefusedException(
                status, "LIMIT_EXCEEDED", message, Map.of("limit", limit, "requested", requested));
    }

    /** The request is good, and could be served at another time. */
    static RequestRefusedException unavailable(String message) {
        return new RequestRefusedException(SERVICE_UNAVAILABLE, "UNAVAILABLE", message, Map.of());
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    /** What {@code extensions} holds beside the code and the request's id. */
    Map<String, Object> details() {
        return details;
    }

    /** When it is worth another try. */
    Optional<Duration> retryAfter() {
        return status == SERVICE_UNAVAILABLE ? Optional.of(SOON) : Optional.empty();
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
