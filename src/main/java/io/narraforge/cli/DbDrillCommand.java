package io.narraforge.cli;

import io.narraforge.migration.Drill;
import io.narraforge.migration.DrillReport;
import io.narraforge.migration.RehearsalJson;
import io.narraforge.migration.Workplace;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Proves every undo on a copy of the database. */
@Command(
        name = "drill",
        description = {
            "Copies the database beside it, undoes and applies every version there, on its rows, and compares schema"
                    + " and rows after each step; exit code 3 when one does not lead back to what was there. The live"
                    + " database is only read.",
            "What an undo file says it loses is told, and is no finding. The copy is dropped at the end."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  DATABASE_URL=postgresql://narra:secret@localhost/narra ./narra db drill",
            "  ./narra db drill --json"
        })
final class DbDrillCommand implements Callable<Integer> {
    @Mixin
    private final Answer answer = new Answer();

    @Override
    public Integer call() {
        return SchemaOfTheSettings.with(answer.log(), this::drill);
    }

    private int drill(Workplace live) {
        DrillReport report =
                OnScratch.with(live, answer, (scratch, progress) -> new Drill(live, scratch, progress).run());
        answer.give(() -> RehearsalJson.write(report), () -> DrillText.lines(report));
        return report.findings().isEmpty() ? ExitCode.DONE : ExitCode.FINDING;
    }
}
