package io.narraforge.cli;

import io.narraforge.migration.DryRun;
import io.narraforge.migration.DryRunReport;
import io.narraforge.migration.OutcomeJson;
import io.narraforge.migration.RollbackOutcome;
import io.narraforge.migration.RollingBack;
import io.narraforge.migration.RollingBack.Loss;
import io.narraforge.migration.VerifiedBackup;
import io.narraforge.migration.Workplace;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Undoes the last version. */
@Command(
        name = "rollback",
        description = {
            "Undoes the last version with its undo file, in one transaction, after a backup; refused when the schema"
                    + " would not be what it was before, or when something written since would be lost.",
            "A build serves its own newest version only: start the build before it afterwards."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  DATABASE_URL=postgresql://narra:secret@localhost/narra ./narra db rollback",
            "  ./narra db rollback --dry-run",
            "  ./narra db rollback --force"
        })
final class DbRollbackCommand implements Callable<Integer> {
    @Option(names = "--force", description = "Lose what was written since and cannot be kept.")
    private boolean force;

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
        return SchemaOfTheSettings.with(log, workplace -> dryRun ? rehearse(workplace) : rollback(workplace, log));
    }

    /** What is lost stops a rollback, so it is a finding as well, unless it is given up. */
    private int rehearse(Workplace live) {
        DryRunReport report =
                OnScratch.with(live, answer, (scratch, progress) -> new DryRun(live, scratch, progress).rollback());
        int code = OnScratch.print("db rollback", report, answer);
        return report.losses().isEmpty() || force ? code : ExitCode.FINDING;
    }

    private int rollback(Workplace workplace, CommandLog log) {
        RollbackOutcome outcome = new RollingBack(
                        workplace,
                        new VerifiedBackup(Clock.systemUTC()),
                        terms.terms(),
                        force ? Loss.ACCEPTED : Loss.REFUSED)
                .rollback();
        answer.give(() -> OutcomeJson.write(outcome, log.warnings()), () -> lines(outcome));
        return ExitCode.DONE;
    }

    private static List<String> lines(RollbackOutcome outcome) {
        var lines = new ArrayList<>(outcome.lost());
        lines.add("The database is at " + outcome.at().orElse("no version"));
        return lines;
    }
}
