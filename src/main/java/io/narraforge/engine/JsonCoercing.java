package io.narraforge.engine;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.scalars.ExtendedScalars;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The scalar {@code JSON}. Literals are read here: the one of the extended scalars throws at a null inside a list, out of
 * the whole request.
 */
final class JsonCoercing implements Coercing<Object, Object> {
    private static final Coercing<?, ?> EXTENDED = ExtendedScalars.Json.getCoercing();

    @Override
    public @Nullable Object serialize(Object value, GraphQLContext context, Locale locale) {
        return EXTENDED.serialize(value, context, locale);
    }

    @Override
    public @Nullable Object parseValue(Object input, GraphQLContext context, Locale locale) {
        return EXTENDED.parseValue(input, context, locale);
    }

    @Override
    public @Nullable Object parseLiteral(
            Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        return read(input, variables);
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
        return EXTENDED.valueToLiteral(input, context, locale);
    }

    private static @Nullable Object read(Value<?> literal, CoercedVariables variables) {
        return switch (literal) {
            case NullValue nothing -> null;
            case StringValue text -> text.getValue();
            case BooleanValue bool -> bool.isValue();
            case IntValue whole -> whole.getValue();
            case FloatValue fraction -> fraction.getValue();
            case EnumValue name -> name.getName();
            case VariableReference variable -> variables.get(variable.getName());
            case ArrayValue array -> {
                List<@Nullable Object> list = new ArrayList<>();
                array.getValues().forEach(element -> list.add(read(element, variables)));
                yield list;
            }
            case ObjectValue object -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                object.getObjectFields().stream()
                        .filter(field -> !isAbsent(field.getValue(), variables))
                        .forEach(field -> map.put(field.getName(), read(field.getValue(), variables)));
                yield map;
            }
            default -> throw new CoercingParseLiteralException("no literal of GraphQL is a " + literal.getClass());
        };
    }

    /** GraphQL, 3.10, input coercion: a field whose variable has no value is as if it were not written. */
    private static boolean isAbsent(Value<?> literal, CoercedVariables variables) {
        return literal instanceof VariableReference variable && !variables.containsKey(variable.getName());
    }
}
