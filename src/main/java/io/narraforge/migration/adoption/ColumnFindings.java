package io.narraforge.migration.adoption;

import java.util.ArrayList;
import java.util.List;

/**
 * The values of one column that meet with the same.
 *
 * @param place the table and its column, {@code jobs.status}
 * @param count of all of them
 * @param listed the first ones by the id of their row; none where they are only counted
 */
public record ColumnFindings(String place, Fate fate, long count, List<Value> listed) {
    /** As many as V2 lists. */
    static final int MAX_LISTED = 100;

    public ColumnFindings {
        listed = List.copyOf(listed);
    }

    /** One value, told by the id of its row. */
    public record Value(String row, String reason) {}

    /** In the words of the migration that refuses them. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        for (Value value : listed) {
            lines.add("%s of %s: %s".formatted(place, value.row(), value.reason()));
        }
        if (count > listed.size()) {
            lines.add("%s: and %d more rows".formatted(place, count - listed.size()));
        }
        return lines;
    }
}
