package io.narraforge.http;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import io.narraforge.engine.GraphQlAnswer;
import io.narraforge.engine.GraphQlAnswer.Outcome;
import io.narraforge.engine.GraphQlEngine;
import io.narraforge.engine.GraphQlRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A GraphQL service small enough to be read at a glance, on the real library: what HTTP needs to be tested against. */
final class GreetingEngine implements GraphQlEngine {
    static final String SCHEMA = """
        type Query {
          greeting(name: String): String
          requestId: String
          long(letters: Int!): String
          broken: String
          onVirtualThread: Boolean
        }
        type Mutation { count: Int }
        """;
    final AtomicInteger mutations = new AtomicInteger();

    private final GraphQL graphQl = GraphQL.newGraphQL(new SchemaGenerator()
                    .makeExecutableSchema(
                            new SchemaParser().parse(SCHEMA),
                            RuntimeWiring.newRuntimeWiring()
                                    .type(
                                            "Query",
                                            query -> query.dataFetcher(
                                                            "greeting", e -> "Cześć, " + e.getArgument("name"))
                                                    .dataFetcher(
                                                            "requestId",
                                                            e -> e.getGraphQlContext()
                                                                    .get("requestId"))
                                                    .dataFetcher(
                                                            "long",
                                                            e -> "ł"
                                                                    .repeat(Integer.parseInt(String.valueOf(
                                                                            e.<Object>getArgument("letters")))))
                                                    .dataFetcher(
                                                            "onVirtualThread",
                                                            e -> Thread.currentThread()
                                                                    .isVirtual())
                                                    .dataFetcher("broken", e -> {
                                                        throw new IllegalStateException("a secret of the server");
                                                    }))
                                    .type(
                                            "Mutation",
                                            mutation -> mutation.dataFetcher("count", e -> mutations.incrementAndGet()))
                                    .build()))
            .build();

    @Override
    public GraphQlAnswer execute(GraphQlRequest request) {
        if (request.query().contains("engineFails")) {
            throw new IllegalStateException("a secret of the server");
        }
        if (request.queriesOnly() && isMutation(request)) {
            return new GraphQlAnswer(Outcome.NOT_A_QUERY, null, List.of(Map.of("message", "GET serves queries only")));
        }
        ExecutionResult result = graphQl.execute(ExecutionInput.newExecutionInput(request.query())
                .operationName(request.operationName())
                .variables(request.variables())
                .graphQLContext(Map.of("requestId", request.requestId()))
                .build());
        return new GraphQlAnswer(
                result.isDataPresent() ? Outcome.EXECUTED : Outcome.REFUSED,
                result.getData(),
                result.getErrors().stream()
                        .map(error -> Map.<String, @Nullable Object>of(
                                "message",
                                error.getMessage(),
                                "extensions",
                                Map.of("code", "GRAPHQL_VALIDATION_FAILED")))
                        .toList());
    }

    private static boolean isMutation(GraphQlRequest request) {
        try {
            return Parser.parse(request.query()).getDefinitionsOfType(OperationDefinition.class).stream()
                    .filter(operation -> request.operationName() == null
                            || request.operationName().equals(operation.getName()))
                    .anyMatch(operation -> operation.getOperation() == OperationDefinition.Operation.MUTATION);
        } catch (InvalidSyntaxException e) {
            return false;
        }
    }
}
