package io.narraforge.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.narraforge.telemetry.Event;
import io.narraforge.telemetry.Telemetry;
import java.io.IOException;
import java.util.Map;
import org.eclipse.jetty.http.HttpException;

/**
 * Turns what a handler throws into an answer: the client's mistakes in full, ours as nothing but the request's id, with
 * the cause in the telemetry. After it the server goes on, whatever it was.
 */
final class Failures {
    private static final int REQUEST_TIMEOUT = 408;
    private static final int INTERNAL_SERVER_ERROR = 500;

    private final AnswerJson json;
    private final Telemetry telemetry;

    Failures(AnswerJson json, Telemetry telemetry) {
        this.json = json;
        this.telemetry = telemetry;
    }

    void answerDespite(Exchange exchange, Responder responder) {
        try {
            responder.respond(exchange);
        } catch (RequestRefusedException e) {
            refuse(exchange, e);
        } catch (JsonProcessingException | RuntimeException | Error e) {
            fail(exchange, e);
        } catch (IOException e) {
            // The connection's failure: the client is gone, or too slow. There is nobody to blame, and maybe to tell.
            trySending(exchange, REQUEST_TIMEOUT, "TIMEOUT", "the request did not arrive in time");
        }
    }

    void refuse(Exchange exchange, RequestRefusedException refusal) {
        refusal.retryAfter()
                .ifPresent(wait -> exchange.context().header("Retry-After", String.valueOf(wait.toSeconds())));
        try {
            exchange.discardBody();
            exchange.send(
                    refusal.status(),
                    contentType(exchange),
                    out -> json.writeError(refusal, exchange.requestId(), out));
        } catch (IOException clientIsGone) {
            return;
        }
    }

    private void fail(Exchange exchange, Throwable cause) {
        if (cause instanceof HttpException malformed && malformed.getCode() < INTERNAL_SERVER_ERROR) {
            trySending(exchange, malformed.getCode(), "BAD_USER_INPUT", "the HTTP request is malformed");
            return;
        }
        telemetry.record(new Event.RequestFailed(exchange.requestId(), cause));
        trySending(
                exchange,
                INTERNAL_SERVER_ERROR,
                "INTERNAL",
                "the server failed; its log has the cause under this request's id");
    }

    private void trySending(Exchange exchange, int status, String code, String message) {
        if (exchange.isAnswered()) {
            return;
        }
        Map<String, Object> extensions = Map.of("code", code, "requestId", exchange.requestId());
        try {
            exchange.send(status, contentType(exchange), out -> json.writeError(message, extensions, out));
        } catch (IOException clientIsGone) {
            return;
        }
    }

    /** An error is told in the type the client reads, and in JSON when it reads neither. */
    private static String contentType(Exchange exchange) {
        ResponseType type = ResponseType.negotiate(exchange.header("Accept"));
        return (type == null ? ResponseType.JSON : type).contentType();
    }

    /** Answers an exchange, or throws. */
    @FunctionalInterface
    interface Responder {
        void respond(Exchange exchange) throws IOException;
    }
}
