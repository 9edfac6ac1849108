package io.narraforge.migration;

import io.narraforge.migration.rehearsal.ScriptReport;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a command would do, as it was seen on a copy.
 *
 * @param from the version that the database is at
 * @param rowsByTable of the copy
 * @param files those that ran, in order; the last may have failed
 * @param findings why the command would not succeed; empty when it would
 * @param losses what was written since the version that is undone, and would be lost
 */
public record DryRunReport(
        Optional<String> from,
        SortedMap<String, Long> rowsByTable,
        List<File> files,
        List<String> findings,
        List<String> losses) {

    /**
     * One file that ran.
     *
     * @param inTransaction whether it is undone as a whole when it fails
     */
    public record File(String version, String script, boolean inTransaction, ScriptReport report) {}
}
