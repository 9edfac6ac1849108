package io.narraforge.engine;

import graphql.language.Field;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.narraforge.model.AggregateFunction;
import io.narraforge.model.Attribute;
import io.narraforge.model.Conventions;
import io.narraforge.model.EntityModel;
import io.narraforge.model.Model;
import io.narraforge.plan.aggregate.AggregatePlan;
import io.narraforge.plan.aggregate.GroupReader;
import io.narraforge.plan.aggregate.Grouping;
import io.narraforge.plan.filter.Filtered;
import io.narraforge.plan.filter.HavingReader;
import io.narraforge.plan.page.PageWindow;
import io.narraforge.plan.value.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fetchers of what the rows of a connection come to, in all and in groups. */
final class AggregateFetchers {
    /** What a field of one aggregate reads. */
    static final Set<String> AGGREGATE_ARGUMENTS = Set.of(FilterArgument.NAME);

    private static final String BY = "by";
    private static final String HAVING = "having";
    private static final String ORDER_BY = "orderBy";
    private static final String FIRST = "first";

    /** What a field of groups reads. */
    static final Set<String> GROUP_ARGUMENTS = Set.of(BY, FilterArgument.NAME, HAVING, ORDER_BY, FIRST);

    private final Model model;

    AggregateFetchers(Model model) {
        this.model = model;
    }

    /** @param parentKey the foreign key to the parent; null for a root field */
    DataFetcher<CompletableFuture<Aggregates>> aggregate(EntityModel entity, @Nullable Attribute parentKey) {
        return environment -> {
            AggregateRequest request = RequestScope.of(environment)
                    .plan(environment, unplanned -> aggregateRequest(unplanned, entity, parentKey));
            return request.plan().aggregates().isEmpty()
                    ? CompletableFuture.completedFuture(new Aggregates(List.of(), Map.of()))
                    : load(environment, request).thenApply(List::getFirst);
        };
    }

    /** @param parentKey the foreign key to the parent; null for a root field */
    DataFetcher<CompletableFuture<List<Aggregates>>> groups(EntityModel entity, @Nullable Attribute parentKey) {
        return environment -> load(
                environment,
                RequestScope.of(environment)
                        .plan(environment, unplanned -> groupRequest(unplanned, entity, parentKey)));
    }

    private static CompletableFuture<List<Aggregates>> load(
            DataFetchingEnvironment environment, AggregateRequest request) {
        var scope = RequestScope.of(environment);
        var reading = new AggregateReading(scope.reading());
        if (request.plan().parentKey() == null) {
            return scope.load(
                    request,
                    RequestScope.WHOLE_TABLE,
                    unused -> JsonPathFailure.named(request.filtered(), () -> List.of(reading.groups(request))));
        }
        Row parent = Objects.requireNonNull(environment.<Row>getSource());
        return scope.load(
                request,
                parent.id(),
                parentIds -> JsonPathFailure.named(request.filtered(), () -> reading.groups(request, parentIds)));
    }

    private AggregateRequest aggregateRequest(
            DataFetchingEnvironment environment, EntityModel entity, @Nullable Attribute parentKey) {
        Filtered filtered = FilterArgument.read(model, entity, FieldArguments.of(environment));
        List<Operand> aggregates = selected(environment, entity, Conventions.aggregateOf(entity.typeName()));
        var plan = new AggregatePlan(entity, aggregates, filtered.filter(), parentKey, null);
        return new AggregateRequest(plan, filtered, Filtered.everything());
    }

    private AggregateRequest groupRequest(
            DataFetchingEnvironment environment, EntityModel entity, @Nullable Attribute parentKey) {
        var arguments = FieldArguments.of(environment);
        Filtered filtered = FilterArgument.read(model, entity, arguments);
        Filtered having = arguments
                .given(HAVING)
                .map(given -> HavingReader.read(entity, given, arguments.place(HAVING)))
                .orElseGet(Filtered::everything);
        List<Operand> aggregates = selected(environment, entity, Conventions.groupOf(entity.typeName()));
        Grouping grouping = grouping(arguments, entity, having);
        var plan = new AggregatePlan(entity, aggregates, filtered.filter(), parentKey, grouping);
        return new AggregateRequest(plan, filtered, having);
    }

    private Grouping grouping(FieldArguments arguments, EntityModel entity, Filtered having) {
        var reader = new GroupReader(model, entity);
        var keys = reader.keys(arguments.list(BY), arguments.place(BY));
        var order = reader.order(arguments.list(ORDER_BY), keys.size(), arguments.place(ORDER_BY));
        Integer first = arguments.size(FIRST, "narrow the groups with where or having");
        return new Grouping(keys, having.filter(), order, first == null ? PageWindow.DEFAULT_SIZE : first);
    }

    /** The aggregates that are selected, in the contract's order, whatever the order of the selection. */
    private static List<Operand> selected(DataFetchingEnvironment environment, EntityModel entity, String typeName) {
        var selection = new Selection(environment);
        List<Field> fields = selection.below(selection.withEqualSiblings(), typeName);
        var aggregates = new ArrayList<Operand>();
        if (!Selection.named(fields, AggregateWiring.COUNT).isEmpty()) {
            aggregates.add(new Operand.RowCount());
        }
        for (AggregateFunction function : AggregateFunction.values()) {
            List<Field> functions = Selection.named(fields, function.field());
            if (functions.isEmpty()) {
                continue;
            }
            Set<String> names =
                    selection.below(functions, Conventions.aggregateOf(entity.typeName(), function)).stream()
                            .map(Field::getName)
                            .collect(Collectors.toSet());
            function.fieldsOf(entity)
                    .filter(field -> names.contains(field.getKey()))
                    .forEach(field -> aggregates.add(new Operand.Aggregate(function, field.getValue())));
        }
        return List.copyOf(aggregates);
    }
}
