package io.narraforge.contract;

import io.narraforge.model.Conventions;
import io.narraforge.model.EntityModel;
import io.narraforge.model.FieldSource;

/** What a client can order the nodes of an entity by. */
final class OrderDerivation {
    private OrderDerivation() {}

    static String of(EntityModel entity) {
        return order(entity).text()
                + fields(entity).text()
                + pathOrder(entity)
                + jsonColumns(entity).text()
                + relations(entity).text();
    }

    private static Definition order(EntityModel entity) {
        String type = entity.typeName();
        Definition order = Definition.input(
                Conventions.orderOf(type),
                "A key to order `%s` nodes by: exactly one target, and which way.".formatted(type));
        order.with("field: " + Conventions.orderFieldOf(type), "A field.");
        if (entity.rawJson().findAny().isPresent()) {
            order.with("path: " + Conventions.pathOrderOf(type), "A value inside JSON.");
        }
        if (entity.fields(FieldSource.ToMany.class).findAny().isPresent()) {
            order.with("count: " + Conventions.relationOf(type), "How many related nodes there are.");
        }
        addRelated(order, entity);
        return withDirection(order, "nodes");
    }

    /** The fields of each related row, as a target. */
    static void addRelated(Definition targets, EntityModel entity) {
        entity.fields(FieldSource.ToOne.class)
                .forEach(relation -> targets.with(
                        relation.getKey() + ": "
                                + Conventions.orderFieldOf(relation.getValue().targetType()),
                        "A field of `%s`.".formatted(relation.getKey())));
    }

    static Definition withDirection(Definition order, String ordered) {
        return order.with("direction: OrderDirection! = ASC", "Which way.")
                .with(
                        "nulls: NullsOrder",
                        "Where %s without a value stand; when absent last for ASC and first for DESC."
                                .formatted(ordered));
    }

    private static Definition fields(EntityModel entity) {
        String type = entity.typeName();
        Definition fields = Definition.vocabulary(
                Conventions.orderFieldOf(type), "What `%s` nodes can be ordered by.".formatted(type));
        entity.orderable().forEach(entry -> addValue(fields, "By `%s`.", entry.getKey()));
        return fields;
    }

    private static String pathOrder(EntityModel entity) {
        String type = entity.typeName();
        return entity.rawJson().findAny().isEmpty()
                ? ""
                : Definition.input(
                                Conventions.pathOrderOf(type),
                                "A value inside JSON of `%s` nodes; one of another type counts as absent."
                                        .formatted(type))
                        .with("column: %s!".formatted(Conventions.jsonColumnOf(type)), "The field that has it.")
                        .with(
                                "path: [String!]!",
                                "The way to the value: keys as they are stored, and the places of elements from 0.")
                        .with("as: JsonValueType!", "What the value is taken as.")
                        .text();
    }

    private static Definition jsonColumns(EntityModel entity) {
        String type = entity.typeName();
        Definition columns = Definition.vocabulary(
                Conventions.jsonColumnOf(type), "The fields of `%s` nodes that are JSON.".formatted(type));
        entity.rawJson().forEach(entry -> addValue(columns, "The field `%s`.", entry.getKey()));
        return columns;
    }

    private static Definition relations(EntityModel entity) {
        String type = entity.typeName();
        Definition relations = Definition.vocabulary(
                Conventions.relationOf(type), "What `%s` nodes can have many of.".formatted(type));
        entity.fields(FieldSource.ToMany.class)
                .forEach(relation -> addValue(relations, "The nodes of `%s`.", relation.getKey()));
        return relations;
    }

    static void addValue(Definition vocabulary, String description, String field) {
        vocabulary.with(Conventions.enumValueOf(field), description.formatted(field));
    }
}
