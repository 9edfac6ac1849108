package io.narraforge.contract.impact;

import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.narraforge.contract.schema.TypeRef;
import io.narraforge.model.AggregateFunction;
import io.narraforge.model.Conventions;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a field of an entity, or the entity itself, comes up again in the contract: filters, orders, groups, inputs. */
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
        Stream<String> ofRelations = Stream.of(
                        Conventions.orderOf(type), Conventions.groupKeyOf(type), Conventions.cascadeOf(type), type)
                .flatMap(name -> membersOf(name, besideOrThrough(type, field)));
        return Stream.concat(definitionsFor(type).flatMap(name -> membersOf(name, members)), ofRelations)
                .filter(found -> !found.equals(coordinate))
                .distinct()
                .toList();
    }

    private Stream<String> membersOf(String definition, Set<String> wanted) {
        return memberNames(definition).filter(wanted::contains).map(member -> definition + "." + member);
    }

    /** Of a relation: the keys of orders and groups through it, and what stands beside a connection. */
    private Set<String> besideOrThrough(String type, String field) {
        boolean isRelation = fields(type)
                .filter(each -> each.getName().equals(field))
                .map(DerivedPlaces::nameOf)
                .anyMatch(target -> Conventions.isConnection(target) || isEntity(target));
        return isRelation
                ? Set.of(
                        field,
                        Conventions.aggregateBeside(field),
                        Conventions.groupsBeside(field),
                        Conventions.keptOf(field))
                : Set.of();
    }

    private boolean isEntity(String type) {
        return contract.getTypeOrNull(type) instanceof ObjectTypeDefinition
                && contract.getTypeOrNull(Conventions.connectionOf(type)) != null;
    }

    /**
     * All that is made for a type, and whatever else gives it or takes it: {@code JobFilter}, {@code World.jobsAggregate},
     * {@code Mutation.createJob}.
     */
    List<String> ofType(String type) {
        Set<String> own = Stream.concat(
                        Stream.of(type),
                        Stream.concat(definitionsFor(type), wholesFor(type))
                                .filter(name -> contract.getTypeOrNull(name) != null))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var all = new LinkedHashSet<>(own);
        for (TypeDefinition<?> owner : contract.types().values()) {
            if (!own.contains(owner.getName())) {
                references(owner, own)
                        .map(member -> owner.getName() + "." + member)
                        .forEach(all::add);
            }
        }
        return List.copyOf(all);
    }

    private Stream<String> references(TypeDefinition<?> owner, Set<String> targets) {
        return switch (owner) {
            case ObjectTypeDefinition type -> fields(type.getName()).flatMap(field -> references(field, targets));
            case InputObjectTypeDefinition input ->
                input.getInputValueDefinitions().stream()
                        .filter(value -> targets.contains(nameOf(value)))
                        .map(InputValueDefinition::getName);
            default -> Stream.of();
        };
    }

    /** The field itself where it gives one of them; else its arguments that take one. */
    private static Stream<String> references(FieldDefinition field, Set<String> targets) {
        return targets.contains(nameOf(field))
                ? Stream.of(field.getName())
                : field.getInputValueDefinitions().stream()
                        .filter(value -> targets.contains(nameOf(value)))
                        .map(value -> field.getName() + "(" + value.getName() + ":)");
    }

    private static String nameOf(FieldDefinition field) {
        return TypeRef.of(field.getType()).innermost();
    }

    private static String nameOf(InputValueDefinition value) {
        return TypeRef.of(value.getType()).innermost();
    }

    private Stream<String> definitionsFor(String type) {
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
        Stream<String> withOwners = contract.types().keySet().stream()
                .map(owner -> Conventions.createRowOf(owner, type))
                .filter(row -> contract.getTypeOrNull(row) != null);
        return Stream.of(others, withOwners, ofAggregates).flatMap(each -> each);
    }

    /** What has no member for each field of a type, and is there for the whole. */
    private static Stream<String> wholesFor(String type) {
        Stream<String> ofMutations = Stream.of(
                        Conventions.createOf(type),
                        Conventions.createManyOf(type),
                        Conventions.upsertOf(type),
                        Conventions.updateOf(type),
                        Conventions.updateManyOf(type),
                        Conventions.deleteOf(type),
                        Conventions.deleteManyOf(type))
                .flatMap(name -> Stream.of(Conventions.inputOf(name), Conventions.payloadOf(name)));
        return Stream.concat(
                Stream.of(
                        Conventions.connectionOf(type),
                        Conventions.edgeOf(type),
                        Conventions.listFilterOf(type),
                        Conventions.orderOf(type),
                        Conventions.pathOrderOf(type),
                        Conventions.aggregateOf(type),
                        Conventions.groupOf(type),
                        Conventions.groupKeyOf(type),
                        Conventions.groupOrderOf(type),
                        Conventions.havingOf(type),
                        Conventions.cascadeOf(type)),
                ofMutations);
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
            case ObjectTypeDefinition type -> fields(definition).map(FieldDefinition::getName);
            case InputObjectTypeDefinition type ->
                type.getInputValueDefinitions().stream().map(InputValueDefinition::getName);
            case EnumTypeDefinition type ->
                type.getEnumValueDefinitions().stream().map(EnumValueDefinition::getName);
            case null, default -> Stream.<String>of();
        };
    }

    /** With those of its extensions. */
    private Stream<FieldDefinition> fields(String type) {
        Stream<ObjectTypeDefinition> extensions = contract.objectTypeExtensions().getOrDefault(type, List.of()).stream()
                .map(each -> each);
        Stream<ObjectTypeDefinition> itself =
                contract.getTypeOrNull(type) instanceof ObjectTypeDefinition found ? Stream.of(found) : Stream.of();
        return Stream.concat(itself, extensions).flatMap(each -> each.getFieldDefinitions().stream());
    }
}
