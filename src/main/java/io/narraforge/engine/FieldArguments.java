package io.narraforge.engine;

import graphql.AssertException;
import graphql.execution.NonNullableValueCoercedAsNullException;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLObjectType;
import io.narraforge.engine.input.WrittenInput;
import io.narraforge.plan.Place;
import io.narraforge.plan.page.PageWindow;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a field, and how errors name them.
 *
 * @param field the field's name as the client knows it, {@code World.characters}; root fields without their type
 */
public record FieldArguments(String field, Map<String, Object> values) {

    /**
     * graphql-java asserts, instead of reporting, that no variable is null where it or an input field has a
     * default: a nullable variable is allowed there by the specification (5.8.5), and so the null is the client's mistake.
     */
    public static FieldArguments of(DataFetchingEnvironment environment) {
        String field = nameOf(environment);
        try {
            return new FieldArguments(field, environment.getArguments());
        } catch (AssertException | NonNullableValueCoercedAsNullException nullForDefault) {
            throw new ProblemOccurredException(placeOfNull(environment, field), nullForDefault);
        }
    }

    private static Problem placeOfNull(DataFetchingEnvironment environment, String field) {
        Set<String> nulls = environment.getVariables().entrySet().stream()
                .filter(variable -> variable.getValue() == null)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return environment.getField().getArguments().stream()
                .map(argument -> new WrittenInput(
                        Place.of(field + "(" + argument.getName() + ":)"),
                        environment
                                .getFieldDefinition()
                                .getArgument(argument.getName())
                                .getType(),
                        argument.getValue(),
                        argument.getSourceLocation()))
                .flatMap(written ->
                        written.misfitOfNull(nulls, environment.getGraphQlContext(), environment.getLocale()).stream())
                .findFirst()
                .orElseGet(() -> new Problem.BadUserInput(
                        new Problem.InputPlace(field), field + " has a variable that is null where a value is needed"));
    }

    private static String nameOf(DataFetchingEnvironment environment) {
        String field = environment.getFieldDefinition().getName();
        return environment.getExecutionStepInfo().getPath().getLevel() == 1
                ? field
                : ((GraphQLObjectType) environment.getParentType()).getName() + "." + field;
    }

    public Place place(String argument) {
        return Place.of(field + "(" + argument + ":)");
    }

    public @Nullable Object value(String argument) {
        return values.get(argument);
    }

    /** The elements of a list; none where the argument is left out, or null. */
    List<?> list(String argument) {
        return values.get(argument) instanceof List<?> given ? given : List.of();
    }

    /** A filter, where the argument is not left out; null is none, and an error. */
    Optional<Object> given(String argument) {
        if (!values.containsKey(argument)) {
            return Optional.empty();
        }
        Object given = values.get(argument);
        if (given == null) {
            throw place(argument).refuse("is null, which is no filter; leave it out for all");
        }
        return Optional.of(given);
    }

    /**
     * How many are wanted, within what is allowed.
     *
     * @param advice what to do for more than that
     */
    public @Nullable Integer size(String argument, String advice) {
        Integer size = (Integer) values.get(argument);
        if (size == null) {
            return null;
        }
        Place place = place(argument);
        if (size < 0) {
            throw place.refuse("is " + size + "; use 0 to " + PageWindow.MAX_SIZE);
        }
        if (size > PageWindow.MAX_SIZE) {
            throw new ProblemOccurredException(new Problem.LimitExceeded(
                    place.input(),
                    PageWindow.MAX_SIZE,
                    size,
                    place + " is " + size + ", the limit is " + PageWindow.MAX_SIZE + "; " + advice));
        }
        return size;
    }
}
