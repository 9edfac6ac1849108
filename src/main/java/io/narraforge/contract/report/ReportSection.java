package io.narraforge.contract.report;

import io.narraforge.contract.diff.Change;
import io.narraforge.contract.diff.ChangeCode.Section;
import io.narraforge.contract.diff.Criticality;
import java.util.List;
import java.util.stream.Stream;

/** What a report lists under one title. */
record ReportSection(String title, List<Change> changes) {
    /** Those that are not empty, what needs somebody first. */
    static List<ReportSection> of(ChangeReport report) {
        return Stream.of(
                        new ReportSection("Breaking", report.in(Criticality.BREAKING)),
                        new ReportSection("Approvals", report.in(Section.APPROVALS)),
                        new ReportSection("Dangerous", report.in(Criticality.DANGEROUS)),
                        new ReportSection("Safe", report.in(Criticality.SAFE)),
                        new ReportSection("Deprecations", report.in(Section.DEPRECATIONS)),
                        new ReportSection("Descriptions", report.in(Section.DESCRIPTIONS)))
                .filter(each -> !each.changes.isEmpty())
                .toList();
    }

    String heading() {
        return "%s (%d)".formatted(title, changes.size());
    }
}
