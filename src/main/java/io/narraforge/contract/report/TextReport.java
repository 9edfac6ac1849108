package io.narraforge.contract.report;

import io.narraforge.contract.diff.Change;
import java.util.ArrayList;
import java.util.List;

/**
 * A report in words: the worst first, each change on a line that begins with its place and what it breaks below it, then the
 * entries that would approve the findings, the numbers at the end.
 */
final class TextReport {
    private final ChangeReport report;
    private final List<String> lines = new ArrayList<>();

    private TextReport(ChangeReport report) {
        this.report = report;
    }

    static String write(ChangeReport report) {
        return new TextReport(report).text();
    }

    private String text() {
        ReportSection.of(report).forEach(this::add);
        addEntries();
        lines.add(Summary.of(report));
        return String.join(System.lineSeparator(), lines);
    }

    private void add(ReportSection section) {
        lines.add(section.heading());
        for (Change change : section.changes()) {
            lines.add("  %s: %s %s: %s"
                    .formatted(change.place(), change.code(), change.coordinate(), Remarks.sentence(change)));
            Remarks.all(change).forEach(each -> lines.add("    " + each));
        }
        lines.add("");
    }

    private void addEntries() {
        var entries = report.entriesToAdd();
        if (entries.isEmpty()) {
            return;
        }
        lines.add("What is meant to come passes with an entry in %s, below its line approvals:"
                .formatted(report.terms().approvals().file()));
        entries.forEach(each -> lines.addAll(each.yaml()));
        lines.add("");
    }
}
