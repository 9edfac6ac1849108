package io.narraforge.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.GraphqlErrorBuilder;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.language.OperationDefinition;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Parsed and validated documents, kept by their text. Bounded by the length of what is kept: texts come from clients,
 * and a parsed document takes some fifty bytes a character.
 * Refuses an operation that is no query where the protocol allows nothing else.
 */
final class Documents implements PreparsedDocumentProvider {
    static final String NOT_A_QUERY = "NOT_A_QUERY";

    private static final long MAX_CHARACTERS = 1_000_000;

    private final Cache<String, PreparsedDocumentEntry> entryByText = Caffeine.newBuilder()
            .maximumWeight(MAX_CHARACTERS)
            .weigher((String text, PreparsedDocumentEntry entry) -> text.length() + 1)
            .build();

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        PreparsedDocumentEntry entry =
                Objects.requireNonNull(entryByText.get(input.getQuery(), unused -> parseAndValidate.apply(input)));
        boolean refused = RequestScope.of(input.getGraphQLContext()).queriesOnly()
                && !entry.hasErrors()
                && isOther(entry, input.getOperationName());
        return CompletableFuture.completedFuture(refused ? notAQuery() : entry);
    }

    private static boolean isOther(PreparsedDocumentEntry entry, @Nullable String operationName) {
        return Objects.requireNonNull(entry.getDocument()).getDefinitionsOfType(OperationDefinition.class).stream()
                .filter(operation ->
                        operationName == null || operationName.isEmpty() || operationName.equals(operation.getName()))
                .anyMatch(operation -> operation.getOperation() != OperationDefinition.Operation.QUERY);
    }

    private static PreparsedDocumentEntry notAQuery() {
        return new PreparsedDocumentEntry(GraphqlErrorBuilder.newError()
                .message("GET is for queries only; send this operation by POST")
                .extensions(Map.of("code", NOT_A_QUERY))
                .build());
    }
}
