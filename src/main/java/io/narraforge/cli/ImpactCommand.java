package io.narraforge.cli;

import io.narraforge.contract.Contract;
import io.narraforge.contract.impact.ImpactReport;
import io.narraforge.contract.impact.Impacts;
import io.narraforge.migration.lint.SourcesInWords;
import io.narraforge.server.Domain;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what of the contract stands on tables and columns. */
@Command(
        name = "impact",
        description = {
            "Says which parts of the contract a change of a table or a column affects: fields, filters, orders,"
                    + " inputs, aggregates, groups, and the operations that use them. It answers a question and is no"
                    + " check: the exit code is 0 whatever it finds.",
            "A migration is named by its file or its version; asked is what it drops, renames, gives another type or"
                    + " allows to be null."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./narra impact jobs.genre",
            "  ./narra impact worlds --operations 'web/**/*.graphql' --format json",
            "  ./narra impact db/migration/V9__chapters.sql"
        })
final class ImpactCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "MIGRATION|COLUMN",
            description = "A migration, V9__words.sql or 9; a column, table.column; or a table.")
    @SuppressWarnings("NullAway.Init") // set by picocli before the call
    private String words;

    @Mixin
    private final OperationsOption operations = new OperationsOption();

    @Mixin
    private final TextOrJson answer = new TextOrJson();

    @Override
    public Integer call() {
        var impacts = new Impacts(Domain.fields(Contract.ofBuild().types()), operations.ofBuild());
        var report = new ImpactReport(
                SourcesInWords.changes(words).stream().map(impacts::of).toList());
        answer.give(report::json, report::text);
        return ExitCode.DONE;
    }
}
