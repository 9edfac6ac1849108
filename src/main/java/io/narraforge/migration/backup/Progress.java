package io.narraforge.migration.backup;

/** Hears how far a backup or a restore is; called for every row, on the working thread, so it is quick and never throws. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = (activity, rows, allRows) -> {};

    /**
     * Called with the rows that have passed so far.
     *
     * @param activity what is done with which table, {@code "verifying worlds"}
     * @param rows so far, over all tables
     * @param allRows 0 while nobody knows
     */
    void passed(String activity, long rows, long allRows);
}
