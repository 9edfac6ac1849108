package io.narraforge.engine;

import io.narraforge.model.AggregateFunction;
import io.narraforge.model.Attribute;
import io.narraforge.model.Conventions;
import io.narraforge.model.EntityModel;
import io.narraforge.model.FieldSource;
import io.narraforge.model.Model;
import io.narraforge.plan.value.Operand;
import org.jspecify.annotations.Nullable;

/** Wires what stands beside every connection: what its rows come to, in all and in groups. */
final class AggregateWiring {
    static final String COUNT = "count";

    private final Model model;
    private final AggregateFetchers fetchers;

    AggregateWiring(Model model) {
        this.model = model;
        this.fetchers = new AggregateFetchers(model);
    }

    void wire(Wiring wiring, EntityModel entity) {
        String type = entity.typeName();
        wireBeside(wiring, "Query." + Conventions.rootConnectionFieldOf(type), entity, null);
        entity.fields(FieldSource.ToMany.class).forEach(relation -> {
            FieldSource.ToMany rows = relation.getValue();
            wireBeside(wiring, type + "." + relation.getKey(), model.entity(rows.targetType()), rows.foreignKey());
        });
        wireAggregates(wiring, Conventions.aggregateOf(type), entity);
        wireAggregates(wiring, Conventions.groupOf(type), entity);
        wiring.field(Conventions.groupOf(type) + ".keys", SourceFetcher.of(Aggregates.class, Aggregates::keys));
        for (AggregateFunction function : AggregateFunction.values()) {
            wireResults(wiring, entity, function);
        }
    }

    private void wireBeside(Wiring wiring, String connection, EntityModel entity, @Nullable Attribute parentKey) {
        wiring.field(
                Conventions.aggregateBeside(connection),
                fetchers.aggregate(entity, parentKey),
                AggregateFetchers.AGGREGATE_ARGUMENTS);
        wiring.field(
                Conventions.groupsBeside(connection),
                fetchers.groups(entity, parentKey),
                AggregateFetchers.GROUP_ARGUMENTS);
    }

    /** The fields of an aggregate and of a group; a function's object is the same value seen through its type. */
    private static void wireAggregates(Wiring wiring, String type, EntityModel entity) {
        Operand count = new Operand.RowCount();
        wiring.field(type + "." + COUNT, SourceFetcher.of(Aggregates.class, aggregates -> aggregates.value(count)));
        for (AggregateFunction function : AggregateFunction.values()) {
            if (function.fieldsOf(entity).findAny().isPresent()) {
                wiring.field(
                        type + "." + function.field(), SourceFetcher.of(Aggregates.class, aggregates -> aggregates));
            }
        }
    }

    private static void wireResults(Wiring wiring, EntityModel entity, AggregateFunction function) {
        String type = Conventions.aggregateOf(entity.typeName(), function);
        function.fieldsOf(entity).forEach(field -> {
            Operand aggregate = new Operand.Aggregate(function, field.getValue());
            wiring.field(
                    type + "." + field.getKey(),
                    SourceFetcher.of(Aggregates.class, aggregates -> aggregates.value(aggregate)));
        });
    }
}
