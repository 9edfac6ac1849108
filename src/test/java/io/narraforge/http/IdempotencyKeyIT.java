package io.narraforge.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.engine.GraphQlEngine;
import io.narraforge.engine.GraphQlRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The way of the header Idempotency-Key from the wire to the engine. */
class IdempotencyKeyIT {
    private static final String GREETING = "{\"query\": \"{greeting}\"}";

    private final Deque<GraphQlRequest> seen = new ArrayDeque<>();
    private final RunningServer server = new RunningServer(recording(new GreetingEngine()));

    private GraphQlEngine recording(GraphQlEngine engine) {
        return request -> {
            seen.add(request);
            return engine.execute(request);
        };
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theKeyOfAPostReachesTheEngineWithoutItsQuotes() {
        assertThat(server.post(GREETING, "Idempotency-Key", "\"key \\\"1\\\"\"").statusCode())
                .isEqualTo(200);
        assertThat(seen.removeLast().idempotencyKey()).isEqualTo("key \"1\"");

        assertThat(server.post(GREETING).statusCode()).isEqualTo(200);
        assertThat(seen.removeLast().idempotencyKey()).isNull();
    }

    @Test
    void theKeyOfAGetIsNotLookedAt() {
        assertThat(server.get("/graphql?query=%7Bgreeting%7D", "Idempotency-Key", "x".repeat(300))
                        .statusCode())
                .isEqualTo(200);
        assertThat(seen.removeLast().idempotencyKey()).isNull();
    }

    @Test
    void twoKeysAreRefusedBeforeTheEngineIsAsked() {
        HttpResponse<String> refused = server.post(GREETING, "Idempotency-Key", "a", "Idempotency-Key", "b");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("the header Idempotency-Key is there with 2 different values; send one key")
                .contains("\"code\":\"BAD_USER_INPUT\"");
        assertThat(seen).isEmpty();
    }
}
