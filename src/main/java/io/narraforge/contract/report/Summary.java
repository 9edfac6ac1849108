package io.narraforge.contract.report;

import io.narraforge.contract.diff.ChangeCode.Section;
import io.narraforge.contract.diff.Criticality;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The numbers of a report, in a sentence or two. */
final class Summary {
    private Summary() {}

    static String of(ChangeReport report) {
        return changes(report) + approvals(report) + hidden(report);
    }

    private static String changes(ChangeReport report) {
        if (report.changes().size() == report.in(Section.APPROVALS).size()) {
            return "No change.";
        }
        return "%d breaking%s, %d dangerous%s, %d safe%s."
                .formatted(
                        report.count(Criticality.BREAKING),
                        ofThem(
                                part(report.unused(), "unused"),
                                part(report.approved(Criticality.BREAKING), "approved")),
                        report.count(Criticality.DANGEROUS),
                        ofThem(part(report.approved(Criticality.DANGEROUS), "approved")),
                        report.count(Criticality.SAFE),
                        ofThem(part(report.in(Section.DEPRECATIONS).size(), "about deprecations")));
    }

    private static String part(long count, String what) {
        return count == 0 ? "" : count + " " + what;
    }

    private static String ofThem(String... parts) {
        String all = Stream.of(parts).filter(each -> !each.isEmpty()).collect(Collectors.joining(", "));
        return all.isEmpty() ? "" : " (" + all + ")";
    }

    private static String approvals(ChangeReport report) {
        int count = report.in(Section.APPROVALS).size();
        String file = report.terms().approvals().file();
        return switch (count) {
            case 0 -> "";
            case 1 -> " 1 entry of %s approves nothing, or no longer.".formatted(file);
            default -> " %d entries of %s approve nothing, or no longer.".formatted(count, file);
        };
    }

    private static String hidden(ChangeReport report) {
        return switch (report.hidden()) {
            case 0 -> "";
            case 1 -> " 1 changed description is hidden; --descriptions lists it.";
            default -> " %d changed descriptions are hidden; --descriptions lists them.".formatted(report.hidden());
        };
    }
}
