package io.narraforge.engine;

import graphql.GraphQLError;
import graphql.execution.AsyncSerialExecutionStrategy;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.FieldValueInfo;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Executes one mutation field after the other, each with all that is selected below it in a transaction of its own, which
 * is committed when the field's answer is complete. Earlier fields stand, whatever becomes of later ones.
 */
final class MutationStrategy extends AsyncSerialExecutionStrategy {
    private final Mutations mutations;
    private final ErrorTranslation errors;

    MutationStrategy(Mutations mutations, ErrorTranslation errors) {
        super(errors);
        this.mutations = mutations;
        this.errors = errors;
    }

    @Override
    protected Object resolveFieldWithInfo(ExecutionContext context, ExecutionStrategyParameters parameters) {
        var scope = RequestScope.of(context.getGraphQLContext());
        var field = new RunningMutation.FieldOfRequest(
                String.valueOf(parameters.getPath().getSegmentName()), isOnly(parameters));
        var running = new RunningMutation(mutations, scope.request(), field);
        scope.begin(running);
        int errorsBefore = context.getErrors().size();
        Object resolved = resolve(running, context, parameters);
        var ending = new Ending(running, context, parameters, errorsBefore);
        return resolved instanceof CompletableFuture<?> future
                ? future.handle((info, failure) -> ending.after((FieldValueInfo) info, failure))
                : ending.after((FieldValueInfo) resolved, null);
    }

    /** Fetchers' exceptions become errors of the field; what comes through is an Error, and ends the whole request. */
    private Object resolve(RunningMutation running, ExecutionContext context, ExecutionStrategyParameters parameters) {
        try {
            return super.resolveFieldWithInfo(context, parameters);
        } catch (RuntimeException | Error failed) {
            running.rollback();
            throw failed;
        }
    }

    /** {@code __typename} changes nothing. */
    private static boolean isOnly(ExecutionStrategyParameters parameters) {
        return parameters.getFields().getSubFieldsList().stream()
                        .filter(field -> !field.getName().startsWith("__"))
                        .count()
                == 1;
    }

    /** A stored answer has been completed, the first time that it was given. */
    @Override
    protected FieldValueInfo completeValue(ExecutionContext context, ExecutionStrategyParameters parameters) {
        if (parameters.getSource() instanceof StoredAnswer stored) {
            stored.errors().forEach(error -> context.addError(GraphQLError.fromSpecification(error)));
            return new FieldValueInfo(FieldValueInfo.CompleteValueType.SCALAR, stored.data());
        }
        return super.completeValue(context, parameters);
    }

    /** The end of one field: commits once its value is complete, or undoes everything. */
    private final class Ending {
        private final RunningMutation running;
        private final ExecutionContext context;
        private final ExecutionStrategyParameters parameters;
        private final int errorsBefore;

        Ending(
                RunningMutation running,
                ExecutionContext context,
                ExecutionStrategyParameters parameters,
                int errorsBefore) {
            this.running = running;
            this.context = context;
            this.parameters = parameters;
            this.errorsBefore = errorsBefore;
        }

        FieldValueInfo after(@Nullable FieldValueInfo info, @Nullable Throwable failure) {
            if (info == null) {
                running.rollback();
                throw new CompletionException(failure);
            }
            CompletableFuture<@Nullable Object> ended =
                    info.getFieldValueFuture().handle(this::end);
            return new FieldValueInfo(info.getCompleteValueType(), ended, info.getFieldValueInfos());
        }

        private @Nullable Object end(@Nullable Object value, @Nullable Throwable failure) {
            if (failure != null) {
                running.rollback();
                throw new CompletionException(failure);
            }
            if (value == null) {
                // What a client is told of as null has not happened: it may try again.
                running.rollback();
                return null;
            }
            try {
                running.commit(new StoredAnswer.Content(value, errorsOfField()));
                return value;
            } catch (RuntimeException refused) {
                context.addError(errors.of(refused, RequestScope.of(context.getGraphQLContext()), parameters));
                return null;
            }
        }

        private List<Map<String, Object>> errorsOfField() {
            return context.getErrors().stream()
                    .skip(errorsBefore)
                    .map(ErrorTranslation::wellFormedSpecification)
                    .toList();
        }
    }
}
