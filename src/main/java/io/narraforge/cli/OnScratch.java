package io.narraforge.cli;

import io.narraforge.database.Database;
import io.narraforge.migration.DryRunReport;
import io.narraforge.migration.RehearsalJson;
import io.narraforge.migration.Workplace;
import io.narraforge.migration.backup.Progress;
import io.narraforge.migration.scratch.ScratchDatabase;
import io.narraforge.telemetry.LogTelemetry;
import java.util.function.BiFunction;
import picocli.CommandLine.Model.CommandSpec;

/** A scratch database beside the live one for the time of one rehearsal, which shows how far it is. */
final class OnScratch {
    private OnScratch() {}

    static <T> T with(Workplace live, CommandSpec spec, BiFunction<Database, Progress, T> rehearsal) {
        var bar = ProgressBar.on(spec.commandLine().getErr());
        try (ScratchDatabase scratch = ScratchDatabase.create(live.connection(), new LogTelemetry())) {
            return rehearsal.apply(scratch.database(), bar::show);
        } finally {
            bar.clear();
        }
    }

    /** Prints a dry run of a command; tells which exit code it has. */
    static int print(String command, DryRunReport report, CommandSpec spec, boolean json) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(RehearsalJson.write(command, report));
        } else {
            DryRunText.lines(report).forEach(out::println);
        }
        return report.findings().isEmpty() ? ExitCode.DONE : ExitCode.FINDING;
    }
}
