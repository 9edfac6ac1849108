package io.narraforge.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells an orchestrator whether the process is alive, and whether it can serve; what that takes is told from outside. */
final class Probes {
    private static final int OK = 200;
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final String JSON = ResponseType.JSON.contentType();
    private static final byte[] ALIVE = "{\"status\":\"alive\"}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] READY = "{\"status\":\"ready\"}".getBytes(StandardCharsets.UTF_8);

    private final Readiness readiness;
    private final AnswerJson json;

    Probes(Readiness readiness, AnswerJson json) {
        this.readiness = readiness;
        this.json = json;
    }

    void health(Exchange exchange) throws IOException {
        exchange.send(OK, JSON, out -> out.write(ALIVE));
    }

    void ready(Exchange exchange) throws IOException {
        Optional<String> obstacle = readiness.findObstacle();
        if (obstacle.isEmpty()) {
            exchange.send(OK, JSON, out -> out.write(READY));
            return;
        }
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", "UNAVAILABLE");
        extensions.put("requestId", exchange.requestId());
        exchange.send(SERVICE_UNAVAILABLE, JSON, out -> json.writeError(obstacle.get(), extensions, out));
    }
}
