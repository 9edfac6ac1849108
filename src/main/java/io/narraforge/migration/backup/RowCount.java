package io.narraforge.migration.backup;

import java.util.function.LongConsumer;

/** The rows of one pass over all tables, as {@link Progress} wants to hear of them. */
final class RowCount {
    private final Progress progress;
    private final long allRows;
    private long rowsOfTablesBefore;

    RowCount(Progress progress, long allRows) {
        this.progress = progress;
        this.allRows = allRows;
    }

    /** Takes the rows of one table so far. */
    LongConsumer of(String activity) {
        return rows -> progress.passed(activity, rowsOfTablesBefore + rows, allRows);
    }

    void finishTable(long rows) {
        rowsOfTablesBefore += rows;
    }
}
