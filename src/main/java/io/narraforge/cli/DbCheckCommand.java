package io.narraforge.cli;

import io.narraforge.database.RunningDatabase;
import io.narraforge.migration.Drift;
import io.narraforge.migration.DriftJson;
import io.narraforge.migration.DriftReport;
import io.narraforge.telemetry.LogTelemetry;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints what was done to the schema behind the back of its migrations. */
@Command(
        name = "check",
        description = {
            "Compares the schema with that of a scratch database at the same version, and prints the DDL of every"
                    + " object that differs; exit code 3 when one does, or when the database is at no version that can"
                    + " be compared. Changes nothing.",
            "The scratch database is made on the same server and dropped at the end. Where the role may not create"
                    + " databases, a temporary PostgreSQL of the same major version is started here.",
            "Other names of indexes and constraints, another order of columns and tables of somebody else are no drift;"
                    + " they are remarked."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  DATABASE_URL=postgresql://narra:secret@localhost/narra ./narra db check",
            "  ./narra db check --json"
        })
final class DbCheckCommand implements Callable<Integer> {
    @Mixin
    private final Answer answer = new Answer();

    @Override
    public Integer call() {
        return DatabaseOfTheSettings.with((running, settings) -> print(report(running)));
    }

    private static DriftReport report(RunningDatabase running) {
        return new Drift(running.database(), running.connection(), new LogTelemetry()).report();
    }

    private int print(DriftReport report) {
        answer.give(() -> DriftJson.write(report), () -> DriftText.lines(report));
        return report.isDrifted() ? ExitCode.FINDING : ExitCode.DONE;
    }
}
