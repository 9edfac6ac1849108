package io.narraforge.http;

import io.narraforge.engine.GraphQlAnswer;
import java.util.Map;

/** The HTTP status of an answer: how far the request came, why it went no further, and how the client reads answers. */
final class AnswerStatus {
    private static final int OK = 200;

    private AnswerStatus() {}

    static int of(GraphQlAnswer answer, ResponseType type) {
        return switch (answer.outcome()) {
            // "If the GraphQL response contains the data entry …": a field's failure is no failure of the request.
            case EXECUTED -> OK;
            case NOT_A_QUERY -> RequestRefusedException.METHOD_NOT_ALLOWED;
            case REFUSED -> refused(answer, type);
        };
    }

    private static int refused(GraphQlAnswer answer, ResponseType type) {
        int status = ofCode(firstCode(answer));
        // A client of application/json cannot tell our 400 from a proxy's, which has no GraphQL body: the specification
        // asks for 200 there "for every response to a well-formed GraphQL-over-HTTP request".
        return type == ResponseType.JSON && status == RequestRefusedException.BAD_REQUEST ? OK : status;
    }

    private static int ofCode(String code) {
        return switch (code) {
            case "UNAUTHENTICATED" -> 401;
            case "FORBIDDEN" -> 403;
            case "RATE_LIMITED" -> 429;
            case "INTERNAL" -> 500;
            case "UNAVAILABLE" -> 503;
            case "TIMEOUT" -> 504;
            default -> RequestRefusedException.BAD_REQUEST;
        };
    }

    private static String firstCode(GraphQlAnswer answer) {
        if (answer.errors().isEmpty()) {
            return "INTERNAL";
        }
        return answer.errors().getFirst().get("extensions") instanceof Map<?, ?> extensions
                ? String.valueOf(extensions.get("code"))
                : "INTERNAL";
    }
}
