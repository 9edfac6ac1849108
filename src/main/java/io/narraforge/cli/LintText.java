package io.narraforge.cli;

import io.narraforge.migration.lint.Finding;
import io.narraforge.migration.lint.Level;
import io.narraforge.migration.lint.LintReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report of the linter in words: each finding with its place, what it is about, and what to write instead. */
final class LintText {
    private LintText() {}

    static List<String> lines(LintReport report) {
        var lines = new ArrayList<String>();
        for (Finding finding : report.findings()) {
            lines.add("%s:%d: %s %s: %s"
                    .formatted(
                            finding.file(),
                            finding.line(),
                            finding.level().name().toLowerCase(Locale.ROOT),
                            finding.code(),
                            finding.message()));
            if (!finding.statement().isEmpty()) {
                lines.add("    " + finding.statement());
            }
            lines.add("    instead: " + finding.instead());
        }
        report.notes().forEach(note -> lines.add("note: " + note));
        lines.add(summary(report));
        return lines;
    }

    private static String summary(LintReport report) {
        String files = counted(report.files(), "file");
        return report.findings().isEmpty()
                ? "Nothing to say about " + files + "."
                : "%s and %s in %s."
                        .formatted(
                                counted(report.count(Level.ERROR), "error"),
                                counted(report.count(Level.WARNING), "warning"),
                                files);
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
