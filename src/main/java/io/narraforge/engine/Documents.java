package io.narraforge.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.GraphqlErrorBuilder;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Parsed and validated documents, kept by their text. Bounded by the length of what is kept: texts come from clients,
 * and a parsed document takes some fifty bytes a character.
 * Refuses an operation that is no query where the protocol allows nothing else.
 */
final class Documents implements PreparsedDocumentProvider {
    static final String NOT_A_QUERY = "NOT_A_QUERY";

    private static final long MAX_CHARACTERS = 1_000_000;

    private final RefusedLiterals literals;

    private final Cache<String, PreparsedDocumentEntry> entryByText = Caffeine.newBuilder()
            .maximumWeight(MAX_CHARACTERS)
            .weigher((String text, PreparsedDocumentEntry entry) -> text.length() + 1)
            .build();

    Documents(RefusedLiterals literals) {
        this.literals = literals;
    }

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        PreparsedDocumentEntry entry = Objects.requireNonNull(
                entryByText.get(input.getQuery(), unused -> literals.placed(parseAndValidate.apply(input), input)));
        RequestScope scope = RequestScope.of(input.getGraphQLContext());
        scope.parsed(entry.getDocument());
        boolean refused = scope.queriesOnly() && !entry.hasErrors() && isOther(entry, input.getOperationName());
        return CompletableFuture.completedFuture(refused ? notAQuery() : entry);
    }

    private static boolean isOther(PreparsedDocumentEntry entry, @Nullable String operationName) {
        return operations(Objects.requireNonNull(entry.getDocument()), operationName)
                .anyMatch(operation -> operation.getOperation() != OperationDefinition.Operation.QUERY);
    }

    /** Those of a name; all where none is given. */
    static Stream<OperationDefinition> operations(Document document, @Nullable String name) {
        return document.getDefinitionsOfType(OperationDefinition.class).stream()
                .filter(operation -> name == null || name.isEmpty() || name.equals(operation.getName()));
    }

    private static PreparsedDocumentEntry notAQuery() {
        return new PreparsedDocumentEntry(GraphqlErrorBuilder.newError()
                .message("GET is for queries only; send this operation by POST")
                .extensions(Map.of("code", NOT_A_QUERY))
                .build());
    }
}
