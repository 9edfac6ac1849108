package io.narraforge.plan.filter;

import io.narraforge.plan.Place;
import java.util.ArrayList;
import java.util.List;

/** Collects the values of a filter while it is read, and ends one that would make a statement too long to plan. */
final class Parameters {
    private static final int MAX_TESTS = 1_000;

    private final List<Object> values = new ArrayList<>();
    private final List<Place> jsonPaths = new ArrayList<>();
    private int tests;

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
            throw place.beyondLimit(
                    "has", MAX_TESTS, tests, "tests or more; where they differ by a value only, use in");
        }
    }

    List<Object> values() {
        return List.copyOf(values);
    }

    List<Place> jsonPaths() {
        return List.copyOf(jsonPaths);
    }
}
