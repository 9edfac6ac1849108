package io.narraforge.cli;

import io.narraforge.demo.Progress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows how far a load is: on a terminal one line that is drawn again, elsewhere a line every few seconds, so that a
 * log stays readable.
 */
final class ProgressBar implements Progress {
    private static final int WIDTH = 30;
    private static final long NANOS = 1_000_000_000L;
    private static final long NANOS_BETWEEN_DRAWINGS = NANOS / 10;
    private static final long NANOS_BETWEEN_LINES = 5 * NANOS;

    private final PrintWriter out;
    private final LongSupplier nanoTime;
    private final boolean isTerminal;
    private final long startedAt;
    private long shownAt;

    ProgressBar(PrintWriter out, LongSupplier nanoTime, boolean isTerminal) {
        this.out = out;
        this.nanoTime = nanoTime;
        this.isTerminal = isTerminal;
        this.startedAt = nanoTime.getAsLong();
        this.shownAt = startedAt;
    }

    @Override
    public void loaded(String table, long rows, long allRows) {
        long now = nanoTime.getAsLong();
        long pause = isTerminal ? NANOS_BETWEEN_DRAWINGS : NANOS_BETWEEN_LINES;
        if (now - shownAt < pause) {
            return;
        }
        shownAt = now;
        if (isTerminal) {
            // Back to the first column, then erase what a longer line may have left (ECMA-48: EL).
            out.print("\r" + bar(rows, allRows) + line(table, rows, allRows) + "\u001b[K");
        } else {
            out.println(line(table, rows, allRows).strip());
        }
        out.flush();
    }

    /** Takes the bar away and says what was done. */
    void finish(long rows) {
        double seconds = (double) (nanoTime.getAsLong() - startedAt) / NANOS;
        out.printf(Locale.ROOT, "%s%,d rows loaded in %.1f s%n", isTerminal ? "\r\u001b[K" : "", rows, seconds);
        out.flush();
    }

    private static String bar(long rows, long allRows) {
        int done = (int) (WIDTH * rows / Math.max(1, allRows));
        return "[" + "#".repeat(done) + ".".repeat(WIDTH - done) + "]";
    }

    private String line(String table, long rows, long allRows) {
        long millis = Math.max(1, (nanoTime.getAsLong() - startedAt) / 1_000_000);
        return String.format(
                Locale.ROOT,
                " %3d %%  %,d of %,d rows  %,d rows/s  %s",
                100 * rows / Math.max(1, allRows),
                rows,
                allRows,
                rows * 1000 / millis,
                table);
    }
}
