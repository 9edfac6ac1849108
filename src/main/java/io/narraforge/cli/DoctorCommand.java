package io.narraforge.cli;

import io.narraforge.contract.Contract;
import io.narraforge.database.RunningDatabase;
import io.narraforge.doctor.Doctor;
import io.narraforge.doctor.Examination;
import io.narraforge.doctor.ExaminationJson;
import io.narraforge.migration.Migrator;
import io.narraforge.server.Domain;
import io.narraforge.settings.Settings;
import io.narraforge.telemetry.LogTelemetry;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Names the questions that read a whole large table, and the indexes that would serve them. */
@Command(
        name = "doctor",
        description = {
            "Asks PostgreSQL which filters and orders by one column could only be answered by reading a whole large"
                    + " table, and prints the index that serves each; exit code 3 when there is one. Changes nothing.",
            "Whether an index is worth its cost on every write depends on whether the question is asked. Tests inside"
                    + " JSON (path, any, every, length, matches) are not looked at: no index of a column serves them.",
            "The database is the one that DATABASE_URL names, or the embedded one; it has to be at this build's"
                    + " version."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  DATABASE_URL=postgresql://narra:secret@localhost/narra ./narra doctor",
            "  ./narra doctor --rows-from 100000 --json"
        })
final class DoctorCommand implements Callable<Integer> {
    @Option(
            names = "--rows-from",
            paramLabel = "N",
            description = "A table is large from so many rows on (${DEFAULT-VALUE}).")
    private long rowsFrom = 10_000;

    @Mixin
    private final Answer answer = new Answer();

    @Override
    public Integer call() {
        if (rowsFrom < 0) {
            throw answer.misuse("--rows-from is %d; use 0 or more".formatted(rowsFrom));
        }
        Examination examination = examine();
        answer.give(() -> ExaminationJson.write(examination), () -> DoctorText.lines(examination));
        return examination.findings().isEmpty() ? ExitCode.DONE : ExitCode.FINDING;
    }

    private Examination examine() {
        Settings settings = Settings.fromEnvironment();
        try (RunningDatabase running =
                RunningDatabase.open(settings.database(), settings.pool().unhurried(), new LogTelemetry())) {
            new Migrator(running.database().dataSource()).requireCurrent();
            return Doctor.examine(Domain.bind(Contract.ofBuild().types()), running.database(), rowsFrom);
        }
    }
}
