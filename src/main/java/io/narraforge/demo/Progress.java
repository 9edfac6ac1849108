package io.narraforge.demo;

/** Hears how far a load is, some times a second; called on the loading thread, so it is quick and never throws. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = (table, rows, allRows) -> {};

    /**
     * Called with the rows sent so far.
     *
     * @param table the one being loaded
     * @param rows sent so far, over all tables
     */
    void loaded(String table, long rows, long allRows);
}
