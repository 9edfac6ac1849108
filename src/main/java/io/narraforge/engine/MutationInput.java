package io.narraforge.engine;

import graphql.schema.DataFetchingEnvironment;
import io.narraforge.plan.IdArgument;
import io.narraforge.plan.Place;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one argument of a mutation field, and how errors name its parts. */
public record MutationInput(Map<String, @Nullable Object> values, Place place) {

    @SuppressWarnings("unchecked") // an input object, by the contract
    public static MutationInput of(DataFetchingEnvironment environment) {
        FieldArguments arguments = FieldArguments.of(environment);
        var values = (Map<String, @Nullable Object>) Objects.requireNonNull(arguments.value(Write.INPUT));
        return new MutationInput(values, arguments.place(Write.INPUT));
    }

    /** A field that the contract requires to be an id. */
    public String id(String field) {
        return IdArgument.parse(place.at(field), Objects.requireNonNull(values.get(field)));
    }

    /** A field that the contract requires to be an input object. */
    public Map<?, ?> object(String field) {
        return (Map<?, ?>) Objects.requireNonNull(values.get(field));
    }

    /** A field that may be left out, but not be null: a null would undo silently what the field is for. */
    public <T> Optional<T> find(String field, Class<T> type) {
        if (!values.containsKey(field)) {
            return Optional.empty();
        }
        Object value = values.get(field);
        if (value == null) {
            throw place.at(field).refuse("is null; leave it out, or give a value");
        }
        return Optional.of(type.cast(value));
    }
}
