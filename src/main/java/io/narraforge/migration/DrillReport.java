package io.narraforge.migration;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a drill proved.
 *
 * @param from the version that the database is at; empty where it is empty
 * @param rowsByTable of the copy
 * @param steps in their order
 * @param findings where an undo, or the migration after it, does not lead back to what was there; empty when all do
 * @param notUndone the versions that have no undo, with the reason
 */
public record DrillReport(
        Optional<String> from,
        SortedMap<String, Long> rowsByTable,
        List<Step> steps,
        List<String> findings,
        List<String> notUndone) {

    /**
     * One version applied or undone.
     *
     * @param fingerprint of the schema after it
     * @param sameContent whether the rows say what they said before, over the columns that V1 has
     * @param losses what the undo file says is lost
     */
    public record Step(
            String version,
            Direction direction,
            Duration took,
            String fingerprint,
            boolean sameContent,
            List<String> losses) {}

    /** Which way a step goes. */
    public enum Direction {
        UP,
        DOWN
    }
}
