package io.narraforge.contract.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What two maps have in common and what only one of them has. */
record Matching<T>(List<T> removed, List<T> added, List<Kept<T>> kept) {
    /** What both have under one name. */
    record Kept<T>(T published, T proposed) {}

    static <T> Matching<T> of(Map<String, ? extends T> published, Map<String, ? extends T> proposed) {
        var matching = new Matching<T>(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        published.forEach((name, value) -> {
            T other = proposed.get(name);
            if (other == null) {
                matching.removed.add(value);
            } else {
                matching.kept.add(new Kept<>(value, other));
            }
        });
        proposed.forEach((name, value) -> {
            if (!published.containsKey(name)) {
                matching.added.add(value);
            }
        });
        return matching;
    }
}
