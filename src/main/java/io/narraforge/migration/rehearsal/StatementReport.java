package io.narraforge.migration.rehearsal;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * What one statement did.
 *
 * @param line where it begins in its file
 * @param excerpt its first words
 * @param rows that it wrote, where it is a statement that writes rows
 * @param locks that it was the first to take; ACCESS SHARE, which every reader takes, is left out
 * @param rewritten tables whose file is another now: rewritten, or emptied
 * @param messages what it raised, each with its SQLSTATE
 */
public record StatementReport(
        int line,
        String excerpt,
        Duration took,
        OptionalLong rows,
        List<LockTaken> locks,
        List<String> rewritten,
        List<Message> messages) {

    public StatementReport {
        locks = List.copyOf(locks);
        rewritten = List.copyOf(rewritten);
        messages = List.copyOf(messages);
    }

    /** A notice or a warning. */
    public record Message(String sqlState, String text) {}
}
