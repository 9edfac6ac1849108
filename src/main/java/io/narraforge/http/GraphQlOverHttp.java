package io.narraforge.http;

import io.narraforge.engine.GraphQlAnswer;
import io.narraforge.engine.GraphQlEngine;
import io.narraforge.engine.GraphQlRequest;
import java.io.IOException;

/** {@code /graphql} by the GraphQL-over-HTTP specification: one request, one answer; GET changes nothing. */
final class GraphQlOverHttp {
    private final GraphQlEngine engine;
    private final RequestParameters parameters = new RequestParameters();
    private final AnswerJson json;

    GraphQlOverHttp(GraphQlEngine engine, AnswerJson json) {
        this.engine = engine;
        this.json = json;
    }

    void get(Exchange exchange) throws IOException {
        ResponseType type = acceptedType(exchange);
        answer(parameters.fromQueryString(exchange.context().queryParamMap(), exchange.requestId()), type, exchange);
    }

    void post(Exchange exchange) throws IOException {
        ResponseType type = acceptedType(exchange);
        RequestBody.requireJson(exchange.header("Content-Type"), exchange.header("Content-Encoding"));
        var request = exchange.context().req();
        byte[] body = RequestBody.read(request.getInputStream(), request.getContentLengthLong());
        answer(parameters.fromBody(body, exchange.requestId()), type, exchange);
    }

    private void answer(GraphQlRequest request, ResponseType type, Exchange exchange) throws IOException {
        GraphQlAnswer answer = engine.execute(request);
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
