package io.narraforge.contract.report;

import io.narraforge.contract.diff.Change;
import io.narraforge.contract.diff.ChangeCode.Section;
import io.narraforge.contract.diff.Criticality;
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
        addSection("Breaking", report.in(Criticality.BREAKING));
        addSection("Approvals", report.in(Section.APPROVALS));
        addSection("Dangerous", report.in(Criticality.DANGEROUS));
        addSection("Safe", report.in(Criticality.SAFE));
        addSection("Deprecations", report.in(Section.DEPRECATIONS));
        addSection("Descriptions", report.in(Section.DESCRIPTIONS));
        addEntries();
        lines.add(Summary.of(report));
        return String.join(System.lineSeparator(), lines);
    }

    private void addSection(String title, List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        lines.add("%s (%d)".formatted(title, changes.size()));
        for (Change change : changes) {
            lines.add("  %s: %s %s: %s"
                    .formatted(change.place(), change.code(), change.coordinate(), Remarks.sentence(change)));
            change.operations().forEach(each -> lines.add("    breaks " + Remarks.of(each)));
            Remarks.approval(change).ifPresent(each -> lines.add("    " + each));
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
