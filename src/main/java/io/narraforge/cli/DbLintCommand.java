package io.narraforge.cli;

import io.narraforge.contract.Contract;
import io.narraforge.contract.impact.ContractFields;
import io.narraforge.contract.impact.Impacts;
import io.narraforge.database.RunningDatabase;
import io.narraforge.migration.Migrator;
import io.narraforge.migration.lint.AppliedMigrations;
import io.narraforge.migration.lint.Level;
import io.narraforge.migration.lint.LintFile;
import io.narraforge.migration.lint.LintFiles;
import io.narraforge.migration.lint.LintReport;
import io.narraforge.migration.lint.LintReportJson;
import io.narraforge.migration.lint.Linter;
import io.narraforge.server.Domain;
import io.narraforge.settings.DatabaseLocation;
import io.narraforge.settings.Settings;
import io.narraforge.telemetry.LogTelemetry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Judges migrations and undo files by the rules. */
@Command(
        name = "lint",
        description = {
            "Judges migrations and their undo files by the rules of docs/migrations.md, those of this build when no"
                    + " file is named; exit code 3 when one breaks a rule. Warnings alone are no failure.",
            "Whether an applied migration was edited (M28) is told by the database of DATABASE_URL, where that is set;"
                    + " without it the rule is skipped, and a note says so."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./narra db lint",
            "  ./narra db lint --strict db/migration/V9__chapters.sql",
            "  ./narra db lint --operations 'web/**/*.graphql'"
        })
final class DbLintCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A migration or an undo file, V9__words.sql or U9__words.sql.")
    private List<Path> files = List.of();

    @Option(names = "--strict", description = "Warnings are failures, too.")
    private boolean strict;

    @Mixin
    private final OperationsOption operations = new OperationsOption();

    @Mixin
    private final Answer answer = new Answer();

    private final List<String> notes = new ArrayList<>();

    @Override
    public Integer call() {
        LintReport report = lint();
        answer.give(() -> LintReportJson.write(report), () -> LintText.lines(report));
        boolean isFailure = report.count(Level.ERROR) > 0 || (strict && report.count(Level.WARNING) > 0);
        return isFailure ? ExitCode.FINDING : ExitCode.DONE;
    }

    private LintReport lint() {
        List<LintFile> all = files.isEmpty() ? LintFiles.ofBuild() : LintFiles.withNamed(files);
        // The named ones come first.
        List<LintFile> judged = files.isEmpty() ? all : all.subList(0, files.size());
        var linter = new Linter(new Impacts(contract(), operations.ofBuild()), applied());
        return new LintReport(judged.size(), linter.lint(all, judged::contains), notes);
    }

    private ContractFields contract() {
        ContractFields contract = Domain.fields(Contract.ofBuild().types());
        if (!contract.isBound()) {
            notes.add("The contract does not fit the tables of this build: renamed and computed fields are not named.");
        }
        return contract;
    }

    private Optional<AppliedMigrations> applied() {
        Settings settings = Settings.fromEnvironment();
        if (!(settings.database() instanceof DatabaseLocation.Server)) {
            notes.add("M28 was skipped: without DATABASE_URL nothing tells what was applied.");
            return Optional.empty();
        }
        try (RunningDatabase running =
                RunningDatabase.open(settings.database(), settings.pool().unhurried(), new LogTelemetry())) {
            return Optional.of(new Migrator(running.database().dataSource()).applied());
        }
    }
}
