package io.narraforge.http;

import io.narraforge.engine.GraphQlAnswer;
import io.narraforge.engine.GraphQlEngine;
import java.io.IOException;

/** {@code /graphql} by the GraphQL-over-HTTP specification: one request, one answer; GET changes nothing. */
final class GraphQlOverHttp {
    private final GraphQlEngine engine;
    private final RequestParameters parameters = new RequestParameters();
    private final AnswerJson json;
    private final BodyMemory bodyMemory;

    GraphQlOverHttp(GraphQlEngine engine, AnswerJson json, BodyMemory bodyMemory) {
        this.engine = engine;
        this.json = json;
        this.bodyMemory = bodyMemory;
    }

    /** Repeating a GET changes nothing: it needs no idempotency key, and one that is sent is not looked at. */
    void get(Exchange exchange) throws IOException {
        ResponseType type = acceptedType(exchange);
        GraphQlAnswer answer;
        try (var client = ConnectedClient.of(exchange.context().req())) {
            var envelope = new RequestEnvelope(exchange.requestId(), true, null, client);
            answer =
                    engine.execute(parameters.fromQueryString(exchange.context().queryParamMap(), envelope));
        }
        send(answer, type, exchange);
    }

    void post(Exchange exchange) throws IOException {
        ResponseType type = acceptedType(exchange);
        RequestBody.requireJson(exchange.header("Content-Type"), exchange.header("Content-Encoding"));
        String idempotencyKey = IdempotencyKeyHeader.of(exchange.headers(IdempotencyKeyHeader.NAME));
        exchange.requireBodyToFit();
        GraphQlAnswer answer;
        try (var client = ConnectedClient.of(exchange.context().req());
                BodyMemory.Loan memory = bodyMemory.lend(exchange.declaredBodyBytes())) {
            var envelope = new RequestEnvelope(exchange.requestId(), false, idempotencyKey, client);
            answer = engine.execute(parameters.fromBody(exchange.openBody(), memory::use, envelope));
        }
        send(answer, type, exchange);
    }

    private void send(GraphQlAnswer answer, ResponseType type, Exchange exchange) throws IOException {
        if (answer.outcome() == GraphQlAnswer.Outcome.NOT_A_QUERY) {
            exchange.context().header("Allow", "POST");
        }
        exchange.send(AnswerStatus.of(answer, type), type.contentType(), out -> json.write(answer, out));
    }

    private static ResponseType acceptedType(Exchange exchange) {
        String accept = exchange.header("Accept");
        ResponseType type = ResponseType.negotiate(accept);
        if (type == null) {
            throw RequestRefusedException.refused(
                    RequestRefusedException.NOT_ACCEPTABLE,
                    "Accept is %s; application/graphql-response+json and application/json are served"
                            .formatted(accept));
        }
        return type;
    }
}
