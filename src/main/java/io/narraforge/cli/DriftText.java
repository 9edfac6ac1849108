package io.narraforge.cli;

import io.narraforge.migration.DriftReport;
import io.narraforge.migration.catalog.CatalogDifference;
import io.narraforge.migration.catalog.CatalogDifference.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report of drift for people: every finding with its DDL, and the remarks apart. */
final class DriftText {
    private DriftText() {}

    static List<String> lines(DriftReport report) {
        return switch (report) {
            case DriftReport.Incomparable(var message) -> List.of(message);
            case DriftReport.Compared(var version, var difference) -> lines(version, difference);
        };
    }

    private static List<String> lines(String version, CatalogDifference difference) {
        var lines = new ArrayList<String>();
        difference.findings().forEach(finding -> addFinding(finding, lines));
        if (!difference.remarks().isEmpty()) {
            lines.add("No drift, but worth knowing:");
            difference.remarks().forEach(remark -> lines.add("  " + remark + "."));
            lines.add("");
        }
        int count = difference.findings().size();
        lines.add(
                count == 0
                        ? "No drift: the schema is what the migrations up to %s make.".formatted(version)
                        : ("Drift: %d %s from what the migrations up to %s make. Nothing was changed; take it back by"
                                        + " hand. What of it is wanted, a migration makes everywhere, after that.")
                                .formatted(count, count == 1 ? "difference" : "differences", version));
        return lines;
    }

    private static void addFinding(Finding finding, List<String> lines) {
        lines.add(finding.kind().name().toLowerCase(Locale.ROOT) + ": " + finding.subject());
        addStatements("expected", finding.expected(), lines);
        addStatements("found", finding.actual(), lines);
        lines.add("");
    }

    private static void addStatements(String side, List<String> statements, List<String> lines) {
        lines.add("  " + side + (statements.isEmpty() ? ": nothing" : ":"));
        for (String statement : statements) {
            String ended = statement.startsWith("--") ? statement : statement + ";";
            ended.lines().forEach(line -> lines.add("    " + line));
        }
    }
}
