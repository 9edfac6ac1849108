package io.narraforge.engine.input;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.AstPrinter;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import io.narraforge.problem.Excerpt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values that a document itself has. Its variables have theirs elsewhere.
 *
 * @param nullVariables those of which no more is known than that they are null
 */
record LiteralNotation(Set<String> nullVariables, GraphQLContext context, Locale locale) implements Notation<Value<?>> {

    @Override
    public boolean isReference(Value<?> value) {
        return value instanceof VariableReference variable && !nullVariables.contains(variable.getName());
    }

    @Override
    public boolean isNull(Value<?> value) {
        return value instanceof NullValue
                || (value instanceof VariableReference variable && nullVariables.contains(variable.getName()));
    }

    @Override
    public @Nullable List<? extends Value<?>> elements(Value<?> value) {
        return value instanceof ArrayValue list
                ? list.getValues().stream().<Value<?>>map(each -> each).toList()
                : null;
    }

    @Override
    public @Nullable Map<String, ? extends Value<?>> fields(Value<?> value) {
        if (!(value instanceof ObjectValue object)) {
            return null;
        }
        var fields = new LinkedHashMap<String, Value<?>>();
        for (ObjectField field : object.getObjectFields()) {
            fields.put(field.getName(), field.getValue());
        }
        return fields;
    }

    @Override
    public boolean fits(GraphQLType leaf, Value<?> value) {
        try {
            switch (leaf) {
                case GraphQLScalarType scalar ->
                    scalar.getCoercing().parseLiteral(value, CoercedVariables.emptyVariables(), context, locale);
                case GraphQLEnumType names -> names.parseLiteral(value, context, locale);
                default -> throw new IllegalArgumentException("no leaf: " + leaf);
            }
            return true;
        } catch (CoercingParseLiteralException refused) {
            return false;
        }
    }

    @Override
    public String excerpt(Value<?> value) {
        return switch (value) {
            case ObjectValue object -> "an object";
            case ArrayValue list -> "a list";
            default -> Excerpt.of(AstPrinter.printAstCompact(value));
        };
    }
}
