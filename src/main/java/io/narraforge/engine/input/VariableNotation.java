package io.narraforge.engine.input;

import graphql.GraphQLContext;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import io.narraforge.problem.Excerpt;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON values of variables, as a protocol read them. */
record VariableNotation(GraphQLContext context, Locale locale) implements Notation<Object> {

    @Override
    public boolean isReference(Object value) {
        return false;
    }

    @Override
    public boolean isNull(Object value) {
        return false;
    }

    @Override
    @SuppressWarnings("unchecked") // whatever the elements are, they are values
    public @Nullable List<? extends @Nullable Object> elements(Object value) {
        return value instanceof List<?> list ? (List<? extends @Nullable Object>) list : null;
    }

    @Override
    @SuppressWarnings("unchecked") // JSON has no other keys than strings
    public @Nullable Map<String, ? extends @Nullable Object> fields(Object value) {
        return value instanceof Map<?, ?> object ? (Map<String, ? extends @Nullable Object>) object : null;
    }

    @Override
    public boolean fits(GraphQLType leaf, Object value) {
        try {
            switch (leaf) {
                case GraphQLScalarType scalar -> scalar.getCoercing().parseValue(value, context, locale);
                case GraphQLEnumType names -> names.parseValue(value, context, locale);
                default -> throw new IllegalArgumentException("no leaf: " + leaf);
            }
            return true;
        } catch (CoercingParseValueException refused) {
            return false;
        }
    }

    @Override
    public String excerpt(Object value) {
        return switch (value) {
            case Map<?, ?> object -> "an object";
            case List<?> list -> "a list";
            case String text -> "\"" + Excerpt.of(text) + "\"";
            default -> Excerpt.of(value.toString());
        };
    }
}
