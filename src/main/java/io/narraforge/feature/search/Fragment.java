package io.narraforge.feature.search;

import java.util.List;

/**
 * Where a row says what was looked for.
 *
 * @param path the field, then stored keys and places from 0
 */
record Fragment(List<String> path, List<Part> parts) {

    /** @param match whether it is what was looked for */
    record Part(String text, boolean match) {}
}
