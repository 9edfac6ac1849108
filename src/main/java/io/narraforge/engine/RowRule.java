package io.narraforge.engine;

import io.narraforge.plan.write.InputRow;

/** What the values of a new row have to be together, each row for itself. */
@FunctionalInterface
public interface RowRule {

    /**
     * Refuses, at its place, what does not fit.
     *
     * @param row each value fits its own column already, as far as that is known before the database sees it
     * @param shapes for a document whose shape depends on another value
     */
    void check(InputRow row, ShapeRule shapes);
}
