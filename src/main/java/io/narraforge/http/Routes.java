package io.narraforge.http;

import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.narraforge.http.Failures.Responder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The list of paths, and what answers under each; everything that a handler throws ends here. */
final class Routes {
    private static final int KEPT_BUFFERS = 32;

    private final ResponseBuffer.Pool buffers = new ResponseBuffer.Pool(KEPT_BUFFERS);
    private final int maxBodyBytes;
    private final Failures failures;
    private final GraphQlOverHttp graphQl;
    private final GraphiqlFiles graphiql = new GraphiqlFiles();
    private final Probes probes;
    private final StoredFile schema;

    Routes(HttpServices services, AnswerJson json, int maxBodyBytes) {
        this.maxBodyBytes = maxBodyBytes;
        failures = new Failures(json, services.telemetry());
        graphQl = new GraphQlOverHttp(
                services.engine(), json, BodyMemory.of(Runtime.getRuntime().maxMemory(), maxBodyBytes));
        probes = new Probes(services.readiness(), json);
        schema = StoredFile.of("text/plain;charset=utf-8", services.schema().getBytes(StandardCharsets.UTF_8));
    }

    void addTo(JavalinConfig config) {
        // Answers are compressed where they are made: there the length is known, and whether it pays.
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.prefer405over404 = true;
        config.routes.exception(HttpResponseException.class, this::refuseUnrouted);
        config.routes.post("/graphql", handling(graphQl::post));
        get(config, "/graphql", graphQl::get);
        get(config, "/", exchange -> exchange.redirect("/graphiql"));
        get(config, "/graphiql", graphiql::page);
        get(config, "/graphiql/<name>", graphiql::file);
        get(config, "/schema.graphqls", exchange -> exchange.send(schema, Map.of("Cache-Control", "no-cache")));
        get(config, "/health", probes::health);
        get(config, "/ready", probes::ready);
        get(config, "/api/v1/ready", probes::ready);
    }

    /** HEAD is answered by the handler of GET, whose body the server drops: the headers are the same by construction. */
    private void get(JavalinConfig config, String path, Responder responder) {
        config.routes.get(path, handling(responder));
        config.routes.head(path, handling(responder));
    }

    private Handler handling(Responder responder) {
        return context -> failures.answerDespite(exchange(context), responder);
    }

    private Exchange exchange(Context context) {
        return new Exchange(context, buffers, maxBodyBytes);
    }

    private void refuseUnrouted(HttpResponseException refusal, Context context) {
        Exchange exchange = exchange(context);
        String allowed = refusal.getDetails()
                .getOrDefault("availableMethods", refusal.getDetails().get("Available methods"));
        if (allowed == null) {
            failures.refuse(
                    exchange,
                    RequestRefusedException.refused(
                            RequestRefusedException.NOT_FOUND,
                            "there is nothing at this path; the API is at /graphql"));
            return;
        }
        context.header("Allow", allowed);
        failures.refuse(
                exchange,
                RequestRefusedException.refused(
                        RequestRefusedException.METHOD_NOT_ALLOWED,
                        "%s is not served here; %s are"
                                .formatted(context.method().name(), allowed)));
    }
}
