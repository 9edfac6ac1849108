package io.narraforge.contract.report;

import io.narraforge.contract.diff.Change;
import io.narraforge.contract.diff.ChangeCode.Section;
import io.narraforge.contract.diff.Criticality;
import java.util.ArrayList;
import java.util.List;

/** A report in words: the worst first, each change on a line that begins with its place, the numbers at the end. */
final class TextReport {
    private TextReport() {}

    static String write(ChangeReport report) {
        var lines = new ArrayList<String>();
        for (Criticality criticality : Criticality.values()) {
            List<Change> ofCriticality = report.in(Section.CHANGES).stream()
                    .filter(each -> each.criticality() == criticality)
                    .toList();
            addSection(lines, title(criticality), ofCriticality);
        }
        addSection(lines, "Deprecations", report.in(Section.DEPRECATIONS));
        addSection(lines, "Descriptions", report.in(Section.DESCRIPTIONS));
        lines.add(summary(report));
        return String.join(System.lineSeparator(), lines);
    }

    private static String title(Criticality criticality) {
        return switch (criticality) {
            case BREAKING -> "Breaking";
            case DANGEROUS -> "Dangerous";
            case SAFE -> "Safe";
        };
    }

    private static void addSection(List<String> lines, String title, List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        lines.add("%s (%d)".formatted(title, changes.size()));
        for (Change change : changes) {
            lines.add("  %s: %s %s: %s%s"
                    .formatted(
                            change.place(),
                            change.code(),
                            change.coordinate(),
                            change.message(),
                            change.isUnused() ? " No known operation uses it." : ""));
        }
        lines.add("");
    }

    private static String summary(ChangeReport report) {
        String hidden = switch (report.hidden()) {
            case 0 -> "";
            case 1 -> " 1 changed description is hidden; --descriptions lists it.";
            default -> " %d changed descriptions are hidden; --descriptions lists them.".formatted(report.hidden());
        };
        if (report.changes().isEmpty()) {
            return "No change." + hidden;
        }
        int deprecations = report.in(Section.DEPRECATIONS).size();
        return "%d breaking%s, %d dangerous, %d safe%s.%s"
                .formatted(
                        report.count(Criticality.BREAKING),
                        report.unused() == 0 ? "" : " (%d unused)".formatted(report.unused()),
                        report.count(Criticality.DANGEROUS),
                        report.count(Criticality.SAFE),
                        deprecations == 0 ? "" : " (%d about deprecations)".formatted(deprecations),
                        hidden);
    }
}
