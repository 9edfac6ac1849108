package io.narraforge.cli;

import io.narraforge.database.Database;
import io.narraforge.migration.DryRunReport;
import io.narraforge.migration.RehearsalJson;
import io.narraforge.migration.Workplace;
import io.narraforge.migration.backup.Progress;
import io.narraforge.migration.scratch.ScratchDatabase;
import io.narraforge.telemetry.LogTelemetry;
import java.util.function.BiFunction;

/** A scratch database beside the live one for the time of one rehearsal, which shows how far it is. */
final class OnScratch {
    private OnScratch() {}

    static <T> T with(Workplace live, Answer answer, BiFunction<Database, Progress, T> rehearsal) {
        ProgressBar bar = answer.progress();
        try (ScratchDatabase scratch = ScratchDatabase.create(live.connection(), new LogTelemetry())) {
            return rehearsal.apply(scratch.database(), bar::show);
        } finally {
            bar.clear();
        }
    }

    /** Prints a dry run of a command; tells which exit code it has. */
    static int print(String command, DryRunReport report, Answer answer) {
        answer.give(() -> RehearsalJson.write(command, report), () -> DryRunText.lines(report));
        return report.findings().isEmpty() ? ExitCode.DONE : ExitCode.FINDING;
    }
}
