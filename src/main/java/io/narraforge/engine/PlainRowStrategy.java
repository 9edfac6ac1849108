package io.narraforge.engine;

import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.FieldCollector;
import graphql.execution.FieldCollectorParameters;
import graphql.execution.FieldValueInfo;
import graphql.execution.MergedField;
import graphql.execution.MergedSelectionSet;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Executes as graphql-java does, but answers a row of which only columns are selected in one step: such a value cannot
 * fail, wait or be null against the contract, for its columns were bound to their fields at start. Most objects of an
 * answer are of this kind, and a field of theirs costs an array read instead of a fetch and a completion.
 */
final class PlainRowStrategy extends AsyncExecutionStrategy {
    private final FieldCollector collector = new FieldCollector();
    private final PlainFields plainFields;

    PlainRowStrategy(PlainFields plainFields, DataFetcherExceptionHandler exceptionHandler) {
        super(exceptionHandler);
        this.plainFields = plainFields;
    }

    @Override
    protected FieldValueInfo completeValueForList(
            ExecutionContext context, ExecutionStrategyParameters parameters, Iterable<Object> values) {
        if (!(values instanceof List<?> rows)
                || rows.isEmpty()
                || !rows.stream().allMatch(Row.class::isInstance)) {
            return super.completeValueForList(context, parameters, values);
        }
        GraphQLType element = elementType(parameters);
        PlainFields.Selected selected = element instanceof GraphQLObjectType type
                ? selectedFields(context, Objects.requireNonNull(parameters.getField()), type)
                : PlainFields.Selected.NOT_PLAIN;
        if (!selected.isPlain()) {
            return super.completeValueForList(context, parameters, values);
        }
        var objects = new ArrayList<Object>(rows.size());
        for (Object row : rows) {
            objects.add(new PlainObject(selected, (Row) row));
        }
        return new FieldValueInfo(FieldValueInfo.CompleteValueType.SCALAR, objects);
    }

    @Override
    protected FieldValueInfo completeValue(ExecutionContext context, ExecutionStrategyParameters parameters) {
        if (parameters.getSource() instanceof Row row
                && parameters.getExecutionStepInfo().getUnwrappedNonNullType() instanceof GraphQLObjectType type) {
            PlainFields.Selected selected =
                    selectedFields(context, Objects.requireNonNull(parameters.getField()), type);
            if (selected.isPlain()) {
                return new FieldValueInfo(FieldValueInfo.CompleteValueType.SCALAR, new PlainObject(selected, row));
            }
        }
        return super.completeValue(context, parameters);
    }

    private static GraphQLType elementType(ExecutionStrategyParameters parameters) {
        var list = (GraphQLList) parameters.getExecutionStepInfo().getUnwrappedNonNullType();
        return GraphQLTypeUtil.unwrapNonNull(list.getWrappedType());
    }

    private PlainFields.Selected selectedFields(ExecutionContext context, MergedField field, GraphQLObjectType type) {
        return RequestScope.of(context.getGraphQLContext())
                .plainFields(field.getFields(), type, () -> plainFields.select(type, collect(context, field, type)));
    }

    private MergedSelectionSet collect(ExecutionContext context, MergedField field, GraphQLObjectType type) {
        var parameters = FieldCollectorParameters.newParameters()
                .schema(context.getGraphQLSchema())
                .objectType(type)
                .fragments(context.getFragmentsByName())
                .variables(context.getCoercedVariables().toMap())
                .graphQLContext(context.getGraphQLContext())
                .build();
        return collector.collectFields(parameters, field, context.hasIncrementalSupport());
    }
}
