package io.narraforge.engine;

import graphql.schema.DataFetcher;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Every field's fetcher, by coordinate, with the arguments that it reads; and what features know about writing a type,
 * which may be told in any order, for it is looked up when it is needed.
 */
public final class Wiring {
    private final Map<String, WiredField> fieldByCoordinate = new LinkedHashMap<>();

    private final Map<String, RowPreparation> preparationByType = new HashMap<>();

    private final Map<String, RowRule> ruleByType = new HashMap<>();

    private final Map<String, Write> creationByType = new HashMap<>();

    /** A fetcher, and the names of all arguments that it reads. */
    record WiredField(DataFetcher<?> fetcher, Set<String> argumentsRead) {}

    public void field(String coordinate, DataFetcher<?> fetcher) {
        field(coordinate, fetcher, Set.of());
    }

    public void field(String coordinate, DataFetcher<?> fetcher, Set<String> argumentsRead) {
        putOnce(fieldByCoordinate, coordinate, new WiredField(fetcher, argumentsRead));
    }

    private static <V> void putOnce(Map<String, V> map, String key, V value) {
        if (map.putIfAbsent(key, value) != null) {
            throw new IllegalStateException(key + " is wired twice");
        }
    }

    /** A field of {@code Mutation}, with its one argument. */
    public void mutation(String field, Write write) {
        field(
                "Mutation." + field,
                environment -> RequestScope.of(environment).mutation().write(environment, write),
                Set.of(Write.INPUT));
    }

    /**
     * The creation of one row of a type, for a field that has a name of its own or does more. Its payload has the row.
     * Can be run when everything is wired.
     */
    public Write creation(String typeName) {
        return (environment, writing) ->
                Objects.requireNonNull(creationByType.get(typeName)).run(environment, writing);
    }

    void wireCreation(String typeName, Write creation) {
        putOnce(creationByType, typeName, creation);
    }

    /** What every new row of a type has to be like, whichever mutation makes it. */
    public void rule(String typeName, RowRule rule) {
        putOnce(ruleByType, typeName, rule);
    }

    RowRule ruleOf(String typeName) {
        return ruleByType.getOrDefault(typeName, (row, shapes) -> {});
    }

    /** What is done to rows of a type that are created together with the row that owns them. */
    public void preparation(String typeName, RowPreparation preparation) {
        putOnce(preparationByType, typeName, preparation);
    }

    RowPreparation preparationOf(String typeName) {
        return rows -> preparationByType.getOrDefault(typeName, same -> same).prepare(rows);
    }

    Map<String, WiredField> fieldByCoordinate() {
        return fieldByCoordinate;
    }
}
