package io.narraforge.cli;

import io.narraforge.migration.DrillReport;
import io.narraforge.migration.DrillReport.Direction;
import io.narraforge.migration.DrillReport.Step;
import java.util.ArrayList;
import java.util.List;

/** A drill for people: a line a step. */
final class DrillText {
    private static final int FINGERPRINT_LENGTH = 12;

    private DrillText() {}

    static List<String> lines(DrillReport report) {
        var lines = new ArrayList<String>();
        lines.add(DryRunText.copy(report.from(), report.rowsByTable()));
        report.steps().forEach(step -> addStep(lines, step));
        report.notUndone().forEach(reason -> lines.add("! " + reason));
        report.findings().forEach(finding -> lines.add("FAILS  " + finding));
        lines.add(report.findings().isEmpty() ? "Every undo led back to what was there" : "The drill ended there");
        lines.add("The live database was read, and not changed");
        return lines;
    }

    private static void addStep(List<String> lines, Step step) {
        lines.add("  %-7s %-4s  %9s  schema %s  rows %s"
                .formatted(
                        step.direction() == Direction.UP ? "applied" : "undone",
                        step.version(),
                        DryRunText.seconds(step.took()),
                        step.fingerprint().substring(0, FINGERPRINT_LENGTH),
                        step.sameContent() ? "as before" : "changed"));
        step.losses().forEach(loss -> lines.add("          ! " + loss));
    }
}
