package io.narraforge.engine;

import graphql.schema.DataFetcher;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Every field's fetcher, by coordinate, with the arguments that it reads. */
public final class Wiring {
    private final Map<String, WiredField> fieldByCoordinate = new LinkedHashMap<>();

    private final Map<String, RowPreparation> preparationByType = new HashMap<>();

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

    /** What is done to rows of a type that are created together with the row that owns them. */
    public void preparation(String typeName, RowPreparation preparation) {
        preparationByType.put(typeName, preparation);
    }

    RowPreparation preparationOf(String typeName) {
        return preparationByType.getOrDefault(typeName, rows -> rows);
    }

    Map<String, WiredField> fieldByCoordinate() {
        return fieldByCoordinate;
    }
}
