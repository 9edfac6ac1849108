package io.narraforge.contract;

import io.narraforge.model.AggregateFunction;
import io.narraforge.model.Attribute;
import io.narraforge.model.Conventions;
import io.narraforge.model.EntityModel;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is computed from many nodes of an entity. Functions that apply to none of its fields are left out. */
final class AggregateDerivation {
    private AggregateDerivation() {}

    static String of(EntityModel entity) {
        String type = entity.typeName();
        Definition aggregate =
                Definition.type(Conventions.aggregateOf(type), "What many `%s` nodes come to.".formatted(type));
        addAggregates(aggregate, entity);
        return aggregate.text()
                + functionsOf(entity)
                        .map(function -> results(entity, function).text())
                        .collect(Collectors.joining());
    }

    static Stream<AggregateFunction> functionsOf(EntityModel entity) {
        return Arrays.stream(AggregateFunction.values())
                .filter(function -> function.fieldsOf(entity).findAny().isPresent());
    }

    /** The fields of an aggregate, which are fields of each group, too. */
    static void addAggregates(Definition type, EntityModel entity) {
        type.with("count: Int!", "How many nodes there are.");
        functionsOf(entity)
                .forEach(function -> type.with(
                        "%s: %s!".formatted(function.field(), Conventions.aggregateOf(entity.typeName(), function)),
                        "%s of each field.".formatted(nameOf(function))));
    }

    private static Definition results(EntityModel entity, AggregateFunction function) {
        String type = entity.typeName();
        Definition results = Definition.type(
                Conventions.aggregateOf(type, function),
                "%s of each field of many `%s` nodes; nulls are left out.".formatted(nameOf(function), type));
        function.fieldsOf(entity).forEach(entry -> {
            String scalar = scalarOf(function, entry);
            results.with(
                    entry.getKey() + ": " + (function == AggregateFunction.COUNT_DISTINCT ? scalar + "!" : scalar),
                    descriptionOf(function, entry.getKey()));
        });
        return results;
    }

    /** The scalar of a function's result for one field. */
    static String scalarOf(AggregateFunction function, Map.Entry<String, Attribute> field) {
        return function.resultOf(field.getValue().kind()).scalar();
    }

    private static String descriptionOf(AggregateFunction function, String field) {
        return function == AggregateFunction.COUNT_DISTINCT
                ? "How many different values `%s` has.".formatted(field)
                : "%s of `%s`; null where it has no value.".formatted(nameOf(function), field);
    }

    static String nameOf(AggregateFunction function) {
        return switch (function) {
            case COUNT_DISTINCT -> "The number of different values";
            case SUM -> "The sum";
            case AVG -> "The average";
            case MIN -> "The least value";
            case MAX -> "The greatest value";
        };
    }
}
