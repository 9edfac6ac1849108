package io.narraforge.contract;

import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.narraforge.model.AggregateFunction;
import io.narraforge.model.Conventions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a field of an entity comes up again in the contract's derived part: filters, orders, groups, inputs. */
final class DerivedPlaces {
    private final TypeDefinitionRegistry contract;

    DerivedPlaces(TypeDefinitionRegistry contract) {
        this.contract = contract;
    }

    /** The coordinates that follow from a field, {@code JobFilter.genre} from {@code Job.genre}. */
    List<String> of(String coordinate) {
        int dot = coordinate.indexOf('.');
        String type = coordinate.substring(0, dot);
        String field = coordinate.substring(dot + 1);
        Set<String> members = membersFor(field);
        return definitionsFor(type)
                .flatMap(name -> memberNames(name).filter(members::contains).map(member -> name + "." + member))
                .toList();
    }

    private static Stream<String> definitionsFor(String type) {
        Stream<String> ofAggregates = Arrays.stream(AggregateFunction.values())
                .flatMap(function ->
                        Stream.of(Conventions.aggregateOf(type, function), Conventions.havingOf(type, function)));
        Stream<String> others = Stream.of(
                Conventions.filterOf(type),
                Conventions.orderFieldOf(type),
                Conventions.jsonColumnOf(type),
                Conventions.relationOf(type),
                Conventions.groupFieldOf(type),
                Conventions.aggregateFieldOf(type),
                Conventions.inputOf(Conventions.createOf(type)),
                Conventions.createRowOf(type),
                Conventions.inputOf(Conventions.upsertOf(type)),
                Conventions.patchOf(type));
        return Stream.concat(others, ofAggregates);
    }

    private static Set<String> membersFor(String field) {
        Stream<String> own = Stream.of(
                field,
                Conventions.mergePatchOf(field),
                Conventions.jsonPatchOf(field),
                Conventions.countOf(field),
                Conventions.enumValueOf(field));
        Stream<String> aggregated = Arrays.stream(AggregateFunction.values())
                .map(function -> Conventions.aggregateValueOf(function, field));
        return Stream.concat(own, aggregated).collect(Collectors.toSet());
    }

    private Stream<String> memberNames(String definition) {
        return switch (contract.getTypeOrNull(definition)) {
            case ObjectTypeDefinition type ->
                type.getFieldDefinitions().stream().map(FieldDefinition::getName);
            case InputObjectTypeDefinition type ->
                type.getInputValueDefinitions().stream().map(InputValueDefinition::getName);
            case EnumTypeDefinition type ->
                type.getEnumValueDefinitions().stream().map(EnumValueDefinition::getName);
            case null, default -> Stream.<String>of();
        };
    }
}
