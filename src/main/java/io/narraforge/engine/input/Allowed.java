package io.narraforge.engine.input;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLType;
import java.util.List;
import java.util.Map;

/** What an input type takes, as the end of a sentence for people: {@code use …}. */
public final class Allowed {
    /** Enough for every enum that a client writes often; an answer must not repeat the contract. */
    private static final int MOST_NAMES = 30;

    private static final Map<String, String> BY_SCALAR = Map.of(
            "String", "a string",
            "ID", "a string",
            "Boolean", "true or false",
            "Int", "a whole number from -2147483648 to 2147483647",
            "Long", "a whole number from -9223372036854775808 to 9223372036854775807",
            "Float", "a number",
            "Decimal", "a number, or a string such as \"0.10\"",
            "DateTime", "a time with an offset, such as 2025-01-31T10:00:00.123456Z",
            "JSON", "a JSON value");

    private Allowed() {}

    /** What a value of the type looks like. A type that nobody described here is named. */
    static String by(GraphQLType type) {
        return switch (type) {
            case GraphQLNonNull required -> by(required.getWrappedType());
            case GraphQLList list -> "a list, each " + by(list.getWrappedType());
            case GraphQLEnumType names ->
                oneOf(names.getValues().stream()
                        .map(GraphQLEnumValueDefinition::getName)
                        .toList());
            case GraphQLInputObjectType object -> "an object of " + object.getName();
            case GraphQLNamedType scalar -> byScalar(scalar.getName());
            default -> throw new IllegalArgumentException("no input type: " + type);
        };
    }

    /** What a scalar's value looks like. */
    public static String byScalar(String name) {
        return BY_SCALAR.getOrDefault(name, "a " + name);
    }

    static String oneOf(List<String> names) {
        return joined(names, " or ", " or one of %d more");
    }

    static String fieldsOf(GraphQLInputObjectType type) {
        return joined(
                type.getFieldDefinitions().stream()
                        .map(GraphQLInputObjectField::getName)
                        .toList(),
                " and ",
                " and %d more");
    }

    private static String joined(List<String> names, String lastJoint, String rest) {
        if (names.size() > MOST_NAMES) {
            return String.join(", ", names.subList(0, MOST_NAMES)) + rest.formatted(names.size() - MOST_NAMES);
        }
        int last = names.size() - 1;
        return last == 0 ? names.getFirst() : String.join(", ", names.subList(0, last)) + lastJoint + names.get(last);
    }
}
