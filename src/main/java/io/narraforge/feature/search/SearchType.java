package io.narraforge.feature.search;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be looked among, by the contract's names; hits of equal score come in the order of their places. */
enum SearchType {
    WORLD(1, "World"),
    CHARACTER(2, "Character"),
    TIMELINE(3, "Timeline"),
    ARTIFACT(4, "Artifact");

    /** The column whose name is not that of its field. */
    private static final Map<String, String> FIELD_BY_COLUMN = Map.of("nodes", "events");

    private final int place;
    private final String typeName;

    SearchType(int place, String typeName) {
        this.place = place;
        this.typeName = typeName;
    }

    /** The type as statements tell and order it. */
    int place() {
        return place;
    }

    static SearchType at(int place) {
        return Arrays.stream(values())
                .filter(type -> type.place == place)
                .findFirst()
                .orElseThrow();
    }

    /** The contract's type of such a row. */
    String typeName() {
        return typeName;
    }

    /** The function that finds rows by what their name is like; only for types with a name. */
    Optional<String> namesFunction() {
        return switch (this) {
            case WORLD -> Optional.of("search_worlds_by_name");
            case CHARACTER -> Optional.of("search_characters_by_name");
            case TIMELINE, ARTIFACT -> Optional.empty();
        };
    }

    /** The columns of JSON that are searched, as the index of the type has them. */
    List<String> documents() {
        return switch (this) {
            case WORLD -> List.of("rules", "geography", "history", "themes");
            case CHARACTER -> List.of("trajectory", "relationships", "constraints");
            case TIMELINE -> List.of("nodes");
            case ARTIFACT -> List.of("data");
        };
    }

    /** The columns that a fragment may come from, by the name of their field. */
    Map<String, String> columnByField() {
        var columns = new LinkedHashMap<String, String>();
        if (namesFunction().isPresent()) {
            columns.put("name", "name");
        }
        documents().forEach(column -> columns.put(FIELD_BY_COLUMN.getOrDefault(column, column), column));
        return columns;
    }
}
