package io.narraforge.contract;

import io.narraforge.model.AggregateFunction;
import io.narraforge.model.Conventions;
import io.narraforge.model.EntityModel;
import java.util.stream.Collectors;

/** Groups of an entity's nodes: by what, which of them, in which order. */
final class GroupDerivation {
    private GroupDerivation() {}

    static String of(EntityModel entity) {
        return group(entity).text()
                + key(entity).text()
                + fields(entity).text()
                + having(entity)
                + order(entity.typeName()).text()
                + aggregateFields(entity).text();
    }

    private static Definition group(EntityModel entity) {
        String type = entity.typeName();
        Definition group = Definition.type(
                        Conventions.groupOf(type),
                        "The `%s` nodes with the same keys, and what they come to.".formatted(type))
                .with("keys: [JSON]!", "The value of each key, in the order of `by`.");
        AggregateDerivation.addAggregates(group, entity);
        return group;
    }

    private static Definition key(EntityModel entity) {
        String type = entity.typeName();
        Definition key = Definition.input(
                Conventions.groupKeyOf(type), "A key to group `%s` nodes by: exactly one target.".formatted(type));
        key.with("field: " + Conventions.groupFieldOf(type), "A field.");
        if (entity.rawJson().findAny().isPresent()) {
            key.with("path: " + Conventions.pathOrderOf(type), "A value inside JSON.");
        }
        OrderDerivation.addRelated(key, entity);
        return key.with(
                        "bucket: TimeBucket",
                        "Only with a time: nodes whose times lie in one span are one group, and the span's start is its"
                                + " key.")
                .with(
                        "timeZone: String",
                        "Only with `bucket`: where its spans begin, such as `Europe/Warsaw`; UTC when absent.");
    }

    private static Definition fields(EntityModel entity) {
        String type = entity.typeName();
        Definition fields = Definition.vocabulary(
                Conventions.groupFieldOf(type),
                "What `%s` nodes can be grouped by. With a list, a node is in the group of each of its elements."
                        .formatted(type));
        entity.groupable().forEach(entry -> OrderDerivation.addValue(fields, "By `%s`.", entry.getKey()));
        return fields;
    }

    private static String having(EntityModel entity) {
        String type = entity.typeName();
        Definition having = FilterDerivation.logical(
                        Conventions.havingOf(type), "Tests a group of `%s` nodes; all tests given have to hold.", type)
                .with("count: IntFilter", "Tests how many nodes the group has.");
        AggregateDerivation.functionsOf(entity)
                .forEach(function -> having.with(
                        function.field() + ": " + Conventions.havingOf(type, function),
                        "Tests `%s` of the group.".formatted(function.field())));
        return having.text()
                + AggregateDerivation.functionsOf(entity)
                        .map(function -> having(entity, function).text())
                        .collect(Collectors.joining());
    }

    private static Definition having(EntityModel entity, AggregateFunction function) {
        String type = entity.typeName();
        Definition having = Definition.input(
                Conventions.havingOf(type, function),
                "Tests `%s` of a group of `%s` nodes; all tests given have to hold.".formatted(function.field(), type));
        function.fieldsOf(entity)
                .forEach(entry -> having.with(
                        entry.getKey() + ": " + Conventions.filterOf(AggregateDerivation.scalarOf(function, entry)),
                        "Tests `%s` of `%s`.".formatted(function.field(), entry.getKey())));
        return having;
    }

    private static Definition order(String type) {
        Definition order = Definition.input(
                        Conventions.groupOrderOf(type),
                        "What to order groups of `%s` nodes by: exactly one target, and which way.".formatted(type))
                .with("key: Int", "A key, by its place in `by`, from 0.")
                .with("aggregate: " + Conventions.aggregateFieldOf(type), "What the nodes of a group come to.");
        return OrderDerivation.withDirection(order, "groups");
    }

    private static Definition aggregateFields(EntityModel entity) {
        String type = entity.typeName();
        Definition fields = Definition.vocabulary(
                        Conventions.aggregateFieldOf(type),
                        "What groups of `%s` nodes can be ordered by.".formatted(type))
                .with("COUNT", "By how many nodes a group has.");
        AggregateDerivation.functionsOf(entity)
                .forEach(function -> function.fieldsOf(entity)
                        .forEach(entry -> fields.with(
                                Conventions.aggregateValueOf(function, entry.getKey()),
                                "By `%s` of `%s`.".formatted(function.field(), entry.getKey()))));
        return fields;
    }
}
