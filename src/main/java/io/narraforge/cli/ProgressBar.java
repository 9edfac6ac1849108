package io.narraforge.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows how far work on rows is: on a terminal one line that is drawn again, elsewhere a line every few seconds, so that a
 * log stays readable.
 */
final class ProgressBar {
    private static final int WIDTH = 30;
    private static final long NANOS = 1_000_000_000L;
    private static final long NANOS_BETWEEN_DRAWINGS = NANOS / 10;
    private static final long NANOS_BETWEEN_LINES = 5 * NANOS;

    private final PrintWriter out;
    private final LongSupplier nanoTime;
    private final boolean isTerminal;
    private final long startedAt;
    private long shownAt;
    private long passStartedAt;
    private long rowsBefore;

    ProgressBar(PrintWriter out, LongSupplier nanoTime, boolean isTerminal) {
        this.out = out;
        this.nanoTime = nanoTime;
        this.isTerminal = isTerminal;
        this.startedAt = nanoTime.getAsLong();
        this.shownAt = startedAt;
        this.passStartedAt = startedAt;
    }

    static ProgressBar on(PrintWriter out) {
        return new ProgressBar(out, System::nanoTime, isTerminal());
    }

    /** Since Java 22 a console may be there though the output is redirected, and it can tell; before, null told. */
    @SuppressWarnings("SystemConsoleNull") // what it warns of is asked below
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException beforeJava22) {
            return true;
        } catch (ReflectiveOperationException unknown) {
            return false;
        }
    }

    /**
     * Shows it, now and then.
     *
     * @param activity what is done with which table
     * @param allRows 0 while nobody knows
     */
    void show(String activity, long rows, long allRows) {
        long now = nanoTime.getAsLong();
        if (rows < rowsBefore) {
            // Another pass over the same rows, as a verification is, has a pace of its own.
            passStartedAt = now;
        }
        rowsBefore = rows;
        long pause = isTerminal ? NANOS_BETWEEN_DRAWINGS : NANOS_BETWEEN_LINES;
        if (now - shownAt < pause) {
            return;
        }
        shownAt = now;
        if (isTerminal) {
            // Back to the first column, then erase what a longer line may have left (ECMA-48: EL).
            out.print("\r" + bar(rows, allRows) + line(activity, rows, allRows) + "\u001b[K");
        } else {
            out.println(line(activity, rows, allRows).strip());
        }
        out.flush();
    }

    /** Takes the bar away. */
    void clear() {
        if (isTerminal) {
            out.print("\r\u001b[K");
            out.flush();
        }
    }

    /** Takes the bar away and says what was done, {@code "loaded"}. */
    void finish(long rows, String done) {
        double seconds = (double) (nanoTime.getAsLong() - startedAt) / NANOS;
        clear();
        out.printf(Locale.ROOT, "%,d rows %s in %.1f s%n", rows, done, seconds);
        out.flush();
    }

    private static String bar(long rows, long allRows) {
        if (allRows == 0) {
            return "";
        }
        int done = (int) (WIDTH * rows / Math.max(1, allRows));
        return "[" + "#".repeat(done) + ".".repeat(WIDTH - done) + "]";
    }

    private String line(String activity, long rows, long allRows) {
        long millis = Math.max(1, (nanoTime.getAsLong() - passStartedAt) / 1_000_000);
        if (allRows == 0) {
            return String.format(Locale.ROOT, " %,d rows  %,d rows/s  %s", rows, rows * 1000 / millis, activity);
        }
        return String.format(
                Locale.ROOT,
                " %3d %%  %,d of %,d rows  %,d rows/s  %s",
                100 * rows / Math.max(1, allRows),
                rows,
                allRows,
                rows * 1000 / millis,
                activity);
    }
}
