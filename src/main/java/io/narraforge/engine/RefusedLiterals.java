package io.narraforge.engine;

import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.language.SourceLocation;
import graphql.schema.GraphQLSchema;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import io.narraforge.engine.input.WrittenInput;
import io.narraforge.engine.input.WrittenInputs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says where values in a document are wrong that graphql-java refused: its own messages print the values' Java objects.
 * Its other findings stay as they are, and so do these where nothing is found.
 */
record RefusedLiterals(GraphQLSchema schema) {
    private static final int MOST = 10;

    PreparsedDocumentEntry placed(PreparsedDocumentEntry entry, ExecutionInput input) {
        Document document = entry.getDocument();
        if (document == null
                || !entry.hasErrors()
                || entry.getErrors().stream().noneMatch(RefusedLiterals::isOfValue)) {
            return entry;
        }
        Map<@Nullable SourceLocation, WrittenInput> inputByLocation = new HashMap<>();
        WrittenInputs.of(document, schema).forEach(written -> inputByLocation.put(written.location(), written));
        var errors = new ArrayList<GraphQLError>();
        for (GraphQLError error : entry.getErrors()) {
            WrittenInput written = isOfValue(error) ? inputByLocation.get(locationOf(error)) : null;
            errors.addAll(
                    written == null
                            ? List.of(error)
                            : placed(error, written, input, Math.max(1, MOST - errors.size())));
        }
        return new PreparsedDocumentEntry(document, errors);
    }

    private static boolean isOfValue(GraphQLError error) {
        return error instanceof ValidationError invalid
                && (invalid.getValidationErrorType() == ValidationErrorType.WrongType
                        || invalid.getValidationErrorType() == ValidationErrorType.BadValueForDefaultArg);
    }

    private static @Nullable SourceLocation locationOf(GraphQLError error) {
        List<SourceLocation> locations = error.getLocations();
        return locations == null || locations.isEmpty() ? null : locations.getFirst();
    }

    private static List<GraphQLError> placed(GraphQLError error, WrittenInput written, ExecutionInput input, int most) {
        List<GraphQLError> placed = written.misfits(input.getGraphQLContext(), input.getLocale(), most).stream()
                .map(problem -> ErrorTranslation.invalid(problem, written.location()))
                .toList();
        return placed.isEmpty() ? List.of(error) : placed;
    }
}
