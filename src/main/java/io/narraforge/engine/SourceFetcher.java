package io.narraforge.engine;

import graphql.TrivialDataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes a field's value from its parent's, without reflection and without an environment. */
final class SourceFetcher<S> implements LightDataFetcher<Object>, TrivialDataFetcher<Object> {
    private final Class<S> sourceType;
    private final Function<S, @Nullable Object> value;

    private SourceFetcher(Class<S> sourceType, Function<S, @Nullable Object> value) {
        this.sourceType = sourceType;
        this.value = value;
    }

    static <S> SourceFetcher<S> of(Class<S> sourceType, Function<S, @Nullable Object> value) {
        return new SourceFetcher<>(sourceType, value);
    }

    @Override
    public @Nullable Object get(
            GraphQLFieldDefinition field, Object source, Supplier<DataFetchingEnvironment> environment) {
        return value.apply(sourceType.cast(source));
    }

    @Override
    public @Nullable Object get(DataFetchingEnvironment environment) {
        return value.apply(sourceType.cast(Objects.requireNonNull(environment.<Object>getSource())));
    }
}
