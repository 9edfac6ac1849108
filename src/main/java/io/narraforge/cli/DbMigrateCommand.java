package io.narraforge.cli;

import io.narraforge.migration.DryRun;
import io.narraforge.migration.DryRunReport;
import io.narraforge.migration.MigrateOutcome;
import io.narraforge.migration.Migrating;
import io.narraforge.migration.OutcomeJson;
import io.narraforge.migration.VerifiedBackup;
import io.narraforge.migration.Workplace;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings the database to the newest version, or to a given one. */
@Command(
        name = "migrate",
        description = {
            "Applies the migrations that the database lacks, one after the other, each in a transaction of its own.",
            "Makes a backup in NARRA_DATA_DIR/backups first, reads it back, and says how to restore it; not when the"
                    + " tables are empty.",
            "One command at a time changes a database: another one waits for MIGRATION_LOCK_TIMEOUT (10m) and says for"
                    + " whom."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  DATABASE_URL=postgresql://narra:secret@localhost/narra ./narra db migrate",
            "  ./narra db migrate --dry-run",
            "  ./narra db migrate --to V8 --json"
        })
final class DbMigrateCommand implements Callable<Integer> {
    @Option(names = "--to", paramLabel = "VERSION", description = "Up to this version and no further, such as V8.")
    private @Nullable String target;

    @Option(
            names = "--dry-run",
            description =
                    "Do it to a copy beside the database, and tell of each statement its time, rows, locks and the"
                            + " tables that it rewrites; exit code 3 when it would not succeed.")
    private boolean dryRun;

    @Mixin
    private final TermsOptions terms = new TermsOptions();

    @Mixin
    private final Answer answer = new Answer();

    @Override
    public Integer call() {
        CommandLog log = answer.log();
        return SchemaOfTheSettings.with(log, workplace -> dryRun ? rehearse(workplace) : migrate(workplace, log));
    }

    private int rehearse(Workplace live) {
        DryRunReport report = OnScratch.with(
                live,
                answer,
                (scratch, progress) -> new DryRun(live, scratch, progress).migrate(Optional.ofNullable(target)));
        return OnScratch.print("db migrate", report, answer);
    }

    private int migrate(Workplace workplace, CommandLog log) {
        var migrating = new Migrating(workplace, new VerifiedBackup(Clock.systemUTC()), terms.terms());
        MigrateOutcome outcome = target == null ? migrating.migrate() : migrating.migrateTo(target);
        answer.give(() -> OutcomeJson.write(outcome, log.warnings()), () -> List.of(sentence(outcome)));
        return ExitCode.DONE;
    }

    private static String sentence(MigrateOutcome outcome) {
        String at = outcome.to().orElse("no version");
        return outcome.applied().isEmpty() ? "Nothing to do: the database is at " + at : "The database is at " + at;
    }
}
