package io.narraforge.contract.operations;

import graphql.Directives;
import graphql.Scalars;
import graphql.introspection.Introspection.DirectiveLocation;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeReference;
import graphql.schema.GraphQLUnionType;
import io.narraforge.contract.schema.DirectiveRule;
import io.narraforge.contract.schema.InputValue;
import io.narraforge.contract.schema.OutputField;
import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.schema.Schema.RootOperation;
import io.narraforge.contract.schema.SchemaType;
import io.narraforge.contract.schema.SchemaType.Composite;
import io.narraforge.contract.schema.SchemaType.EnumType;
import io.narraforge.contract.schema.SchemaType.InputType;
import io.narraforge.contract.schema.SchemaType.InterfaceType;
import io.narraforge.contract.schema.SchemaType.ObjectType;
import io.narraforge.contract.schema.SchemaType.ScalarType;
import io.narraforge.contract.schema.SchemaType.UnionType;
import io.narraforge.contract.schema.TypeRef;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A schema in the form that graphql-java validates operations by, and executes none; its own scalars take any value. */
final class ValidatingSchema {
    private static final Map<String, GraphQLScalarType> BUILT_IN = Stream.of(
                    Scalars.GraphQLInt,
                    Scalars.GraphQLFloat,
                    Scalars.GraphQLString,
                    Scalars.GraphQLBoolean,
                    Scalars.GraphQLID)
            .collect(Collectors.toMap(GraphQLScalarType::getName, Function.identity()));

    private final Schema schema;
    private final Map<String, GraphQLNamedType> typeByName = new LinkedHashMap<>();

    private ValidatingSchema(Schema schema) {
        this.schema = schema;
    }

    static GraphQLSchema of(Schema schema) {
        return new ValidatingSchema(schema).build();
    }

    private GraphQLSchema build() {
        GraphQLCodeRegistry.Builder code = GraphQLCodeRegistry.newCodeRegistry();
        schema.types().values().forEach(each -> {
            GraphQLNamedType type = type(each);
            typeByName.put(each.name(), type);
            if (type instanceof GraphQLInterfaceType anInterface) {
                code.typeResolver(anInterface, environment -> null);
            } else if (type instanceof GraphQLUnionType union) {
                code.typeResolver(union, environment -> null);
            }
        });
        // Whether a schema keeps its own promises is its server's to check.
        return new GraphQLSchema.FastBuilder(
                        code,
                        Objects.requireNonNull(root(RootOperation.QUERY)),
                        root(RootOperation.MUTATION),
                        root(RootOperation.SUBSCRIPTION))
                .addTypes(BUILT_IN.values())
                .addTypes(typeByName.values())
                .additionalDirectives(schema.directives().values().stream()
                        .map(this::directive)
                        .toList())
                .withValidation(false)
                .build();
    }

    private @Nullable GraphQLObjectType root(RootOperation operation) {
        Schema.Binding root = schema.roots().get(operation);
        return root == null ? null : (GraphQLObjectType) typeByName.get(root.type());
    }

    private GraphQLNamedType type(SchemaType type) {
        return switch (type) {
            case ObjectType object -> {
                var builder = GraphQLObjectType.newObject().name(object.name()).fields(fields(object));
                interfaces(object).forEach(builder::withInterface);
                yield builder.build();
            }
            case InterfaceType anInterface -> {
                var builder = GraphQLInterfaceType.newInterface()
                        .name(anInterface.name())
                        .fields(fields(anInterface));
                interfaces(anInterface).forEach(builder::withInterface);
                yield builder.build();
            }
            case UnionType union -> {
                var builder = GraphQLUnionType.newUnionType().name(union.name());
                union.members().keySet().forEach(each -> builder.possibleType(GraphQLTypeReference.typeRef(each)));
                yield builder.build();
            }
            case EnumType anEnum -> {
                var builder = GraphQLEnumType.newEnum().name(anEnum.name());
                anEnum.values().keySet().forEach(builder::value);
                yield builder.build();
            }
            case InputType input -> input(input);
            case ScalarType scalar ->
                GraphQLScalarType.newScalar()
                        .name(scalar.name())
                        .coercing(new AnyValue())
                        .build();
        };
    }

    private static Stream<GraphQLTypeReference> interfaces(Composite type) {
        return type.interfaces().keySet().stream().map(GraphQLTypeReference::typeRef);
    }

    private List<GraphQLFieldDefinition> fields(Composite type) {
        return type.fields().values().stream().map(this::field).toList();
    }

    private GraphQLFieldDefinition field(OutputField field) {
        return GraphQLFieldDefinition.newFieldDefinition()
                .name(field.name())
                .type((GraphQLOutputType) type(field.type()))
                .arguments(arguments(field.arguments().values()))
                .build();
    }

    private List<GraphQLArgument> arguments(Collection<InputValue> arguments) {
        return arguments.stream().map(this::argument).toList();
    }

    private GraphQLArgument argument(InputValue argument) {
        var builder =
                GraphQLArgument.newArgument().name(argument.name()).type((GraphQLInputType) type(argument.type()));
        if (argument.defaultValue() != null) {
            builder.defaultValueLiteral(argument.defaultValue());
        }
        return builder.build();
    }

    private GraphQLInputObjectType input(InputType input) {
        var builder = GraphQLInputObjectType.newInputObject().name(input.name());
        for (InputValue each : input.fields().values()) {
            var field = GraphQLInputObjectField.newInputObjectField()
                    .name(each.name())
                    .type((GraphQLInputType) type(each.type()));
            if (each.defaultValue() != null) {
                field.defaultValueLiteral(each.defaultValue());
            }
            builder.field(field);
        }
        if (input.element().isOneOf()) {
            builder.withAppliedDirective(Directives.OneOfDirective.toAppliedDirective());
        }
        return builder.build();
    }

    private GraphQLDirective directive(DirectiveRule rule) {
        return GraphQLDirective.newDirective()
                .name(rule.name())
                .repeatable(rule.isRepeatable())
                .replaceArguments(arguments(rule.arguments().values()))
                .validLocations(rule.locations().keySet().stream()
                        .map(DirectiveLocation::valueOf)
                        .toArray(DirectiveLocation[]::new))
                .build();
    }

    private static GraphQLType type(TypeRef type) {
        return switch (type) {
            case TypeRef.NonNull(TypeRef inner) -> GraphQLNonNull.nonNull(type(inner));
            case TypeRef.ListOf(TypeRef item) -> GraphQLList.list(type(item));
            case TypeRef.Named(String name) ->
                BUILT_IN.containsKey(name) ? BUILT_IN.get(name) : GraphQLTypeReference.typeRef(name);
        };
    }
}
