package io.narraforge.plan.filter;

import io.narraforge.plan.Place;
import java.util.ArrayList;
import java.util.List;

/** Collects the values of a filter while it is read, and ends one that would make a statement too long to plan. */
final class Parameters {
    private static final int MAX_TESTS = 1_000;

    /** PostgreSQL plans what all have to hold as joins: the time grows with their cube, 200 take it many seconds. */
    private static final int MAX_RELATIONS = 50;

    private final List<Object> values = new ArrayList<>();
    private final List<Place> jsonPaths = new ArrayList<>();
    private int tests;
    private int relations;

    /** Keeps a value and tells its place among the filter's parameters. */
    int add(Object value) {
        values.add(value);
        return values.size() - 1;
    }

    /** Keeps an SQL/JSON path, and where it stands. */
    int addJsonPath(String path, Place place) {
        jsonPaths.add(place);
        return add(path);
    }

    void countTest(Place place) {
        tests++;
        if (tests > MAX_TESTS) {
            throw place.whole()
                    .beyondLimit("has", MAX_TESTS, tests, "tests or more; where they differ by a value only, use in");
        }
    }

    void countRelation(Place place) {
        relations++;
        if (relations > MAX_RELATIONS) {
            throw place.whole()
                    .beyondLimit(
                            "has",
                            MAX_RELATIONS,
                            relations,
                            "tests or more of related nodes; test what can be tested of one node together");
        }
    }

    List<Object> values() {
        return List.copyOf(values);
    }

    List<Place> jsonPaths() {
        return List.copyOf(jsonPaths);
    }
}
