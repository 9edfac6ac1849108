package io.narraforge.cli;

import io.narraforge.database.RunningDatabase;
import io.narraforge.demo.DemoData;
import io.narraforge.demo.DemoPlan;
import io.narraforge.migration.Migrating;
import io.narraforge.migration.Migrator;
import io.narraforge.migration.Terms;
import io.narraforge.migration.VerifiedBackup;
import io.narraforge.migration.Workplace;
import io.narraforge.settings.Settings;
import io.narraforge.telemetry.LogTelemetry;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Fills an empty database with demo data. */
@Command(
        name = "demo",
        description = {
            "Loads demo data into an empty database; the same rows whenever and wherever it runs.",
            "Without --worlds the small set: 40 worlds, 400 characters, 80 timelines, and 120 jobs in all types and"
                    + " states with their artifacts, QA reports and costs.",
            "The database is the one that DATABASE_URL names, or the embedded one, which is migrated first."
        },
        footerHeading = "%nExample:%n",
        footer = "  NARRA_DATA_DIR=./large ./narra demo --worlds 2000")
final class DemoCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the call
    private CommandSpec spec;

    @Option(
            names = "--worlds",
            paramLabel = "N",
            description = "Load the large set with so many worlds, 1 to " + DemoPlan.MAX_WORLDS
                    + ". 2000 bring 40,000 characters, 8,000 timelines, 5,000 jobs, 40,000 artifacts of 2 to 8 kB,"
                    + " 15,000 QA reports and 60,000 cost snapshots; other numbers the same in proportion.")
    private @Nullable Integer worlds;

    @Override
    public Integer call() {
        DemoPlan plan = plan();
        Settings settings = Settings.fromEnvironment();
        try (RunningDatabase running =
                RunningDatabase.open(settings.database(), settings.pool().unhurried(), new LogTelemetry())) {
            if (running.isEmbedded()) {
                migrate(running, settings);
            }
            new Migrator(running.database().dataSource()).requireCurrent();
            load(running, plan);
        }
        return ExitCode.DONE;
    }

    private void migrate(RunningDatabase running, Settings settings) {
        CommandLog log = CommandLog.forPeople(
                spec.commandLine().getOut(), spec.commandLine().getErr());
        var workplace = Workplace.of(running, running.database(), settings, log);
        new Migrating(workplace, new VerifiedBackup(Clock.systemUTC()), Terms.USUAL).migrate();
    }

    private DemoPlan plan() {
        if (worlds == null) {
            return DemoPlan.small();
        }
        if (worlds < 1 || worlds > DemoPlan.MAX_WORLDS) {
            throw new ParameterException(
                    spec.commandLine(), "--worlds is %d; use 1 to %d".formatted(worlds, DemoPlan.MAX_WORLDS));
        }
        return DemoPlan.ofWorlds(worlds);
    }

    private void load(RunningDatabase running, DemoPlan plan) {
        var bar = ProgressBar.on(spec.commandLine().getOut());
        bar.finish(new DemoData(running.database()).load(plan, bar::show), "loaded");
    }
}
