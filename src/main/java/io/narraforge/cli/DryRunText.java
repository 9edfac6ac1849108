package io.narraforge.cli;

import io.narraforge.migration.DryRunReport;
import io.narraforge.migration.rehearsal.LockTaken;
import io.narraforge.migration.rehearsal.StatementReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A dry run for people: a line a statement, and below it what its operator has to know of it. */
final class DryRunText {
    private DryRunText() {}

    static List<String> lines(DryRunReport report) {
        var lines = new ArrayList<String>();
        lines.add(copy(report.from(), report.rowsByTable()));
        if (report.files().isEmpty()) {
            lines.add("Nothing to do");
        }
        report.files().forEach(file -> addFile(lines, file, report.rowsByTable()));
        report.losses().forEach(loss -> lines.add("! " + loss));
        report.findings().forEach(finding -> lines.add("FAILS  " + finding));
        lines.add("The live database was read, and not changed");
        return lines;
    }

    /** What every rehearsal begins with. */
    static String copy(Optional<String> version, Map<String, Long> rowsByTable) {
        return String.format(
                Locale.ROOT,
                "On a copy of the database at %s with %,d rows:",
                version.orElse("no version"),
                rowsByTable.values().stream().mapToLong(Long::longValue).sum());
    }

    private static void addFile(List<String> lines, DryRunReport.File file, Map<String, Long> rowsByTable) {
        Duration took =
                file.report().statements().stream().map(StatementReport::took).reduce(Duration.ZERO, Duration::plus);
        lines.add("");
        lines.add("%s  %s  %s%s"
                .formatted(
                        file.version(),
                        file.script(),
                        seconds(took),
                        file.inTransaction() ? "" : "  without a transaction"));
        for (StatementReport statement : file.report().statements()) {
            addStatement(lines, statement, rowsByTable);
        }
    }

    private static void addStatement(List<String> lines, StatementReport statement, Map<String, Long> rowsByTable) {
        String rows = statement.rows().isPresent()
                ? String.format(Locale.ROOT, "  %,d rows", statement.rows().getAsLong())
                : "";
        lines.add(String.format(
                Locale.ROOT,
                "  %5d  %9s  %s%s",
                statement.line(),
                seconds(statement.took()),
                statement.excerpt(),
                rows));
        relationsByMode(statement.locks())
                .forEach((mode, relations) -> lines.add("         locks " + mode + ": " + relations));
        if (!statement.rewritten().isEmpty()) {
            lines.add("         rewrites " + rewritten(statement.rewritten(), rowsByTable));
        }
        statement
                .messages()
                .forEach(message -> message.text().lines().forEach(line -> lines.add("         says " + line)));
    }

    private static Map<String, String> relationsByMode(List<LockTaken> locks) {
        return locks.stream()
                .collect(Collectors.groupingBy(
                        LockTaken::mode,
                        TreeMap::new,
                        Collectors.mapping(LockTaken::relation, Collectors.joining(", "))));
    }

    private static String rewritten(List<String> tables, Map<String, Long> rowsByTable) {
        return tables.stream()
                .map(table -> String.format(Locale.ROOT, "%s (%,d rows)", table, rowsByTable.getOrDefault(table, 0L)))
                .collect(Collectors.joining(", "));
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f s", duration.toNanos() / 1e9);
    }
}
