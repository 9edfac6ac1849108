package io.narraforge.engine;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLSchema;
import io.narraforge.engine.input.Variables;
import java.util.ArrayList;
import java.util.List;

/**
 * Says where variables are wrong that graphql-java refused: it stops at the first and does not say which place that is.
 * Variables that it takes are not looked at, and where nothing is found its own message stays.
 */
record RefusedVariables(GraphQLSchema schema) {
    /** As many as one mends at once; a column of ten thousand rows may be wrong in each. */
    private static final int MOST = 10;

    List<GraphQLError> errorsOf(ExecutionResult result, ExecutionInput input) {
        List<GraphQLError> errors = result.getErrors();
        if (result.isDataPresent() || !errors.stream().allMatch(ErrorTranslation::isOfVariable)) {
            return errors;
        }
        List<GraphQLError> placed = RequestScope.of(input.getGraphQLContext())
                .operation()
                .map(operation -> placed(operation.getVariableDefinitions(), input))
                .orElse(List.of());
        return placed.isEmpty() ? errors : placed;
    }

    private List<GraphQLError> placed(List<VariableDefinition> definitions, ExecutionInput input) {
        var variables =
                new Variables(schema, input.getRawVariables().toMap(), input.getGraphQLContext(), input.getLocale());
        var errors = new ArrayList<GraphQLError>();
        for (VariableDefinition definition : definitions) {
            variables.misfits(definition, MOST - errors.size()).stream()
                    .map(problem -> ErrorTranslation.refusal(problem, definition.getSourceLocation()))
                    .forEach(errors::add);
        }
        return errors;
    }
}
