package io.narraforge.engine;

import graphql.schema.DataFetcher;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Every field's fetcher, by coordinate, with the arguments that it reads. */
public final class Wiring {
    private final Map<String, WiredField> fieldByCoordinate = new LinkedHashMap<>();

    /** A fetcher, and the names of all arguments that it reads. */
    record WiredField(DataFetcher<?> fetcher, Set<String> argumentsRead) {}

    public void field(String coordinate, DataFetcher<?> fetcher) {
        field(coordinate, fetcher, Set.of());
    }

    public void field(String coordinate, DataFetcher<?> fetcher, Set<String> argumentsRead) {
        if (fieldByCoordinate.put(coordinate, new WiredField(fetcher, argumentsRead)) != null) {
            throw new IllegalStateException(coordinate + " is wired twice");
        }
    }

    /** A field of {@code Mutation}, with its one argument. */
    public void mutation(String field, Write write) {
        field(
                "Mutation." + field,
                environment -> RequestScope.of(environment).mutation().write(environment, write),
                Set.of(Write.INPUT));
    }

    Map<String, WiredField> fieldByCoordinate() {
        return fieldByCoordinate;
    }
}
