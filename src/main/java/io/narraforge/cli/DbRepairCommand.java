package io.narraforge.cli;

import io.narraforge.migration.OutcomeJson;
import io.narraforge.migration.RepairOutcome;
import io.narraforge.migration.RepairOutcome.Repair;
import io.narraforge.migration.Repairing;
import io.narraforge.migration.StatementDifference;
import io.narraforge.migration.StatementDifference.Side;
import io.narraforge.migration.Workplace;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Mends the history of the migrations, where that is possible. */
@Command(
        name = "repair",
        description = {
            "Shows what is different between a migration that was applied and its file, statement by statement, and"
                    + " accepts it when only comments and white space differ, or for a reason; forgets a version that"
                    + " failed half-way. Changes none of the tables.",
            "Exit code 3 when something is left as it was."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  DATABASE_URL=postgresql://narra:secret@localhost/narra ./narra db repair",
            "  ./narra db repair --reason 'the index was made by hand, see ticket 17'"
        })
final class DbRepairCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the call
    private CommandSpec spec;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why what is different is right; kept in the history.")
    private @Nullable String reason;

    @Option(names = "--json", description = "Print one JSON object, with its version, for other programs.")
    private boolean json;

    @Override
    public Integer call() {
        CommandLog log = TermsOptions.log(spec, json);
        return SchemaOfTheSettings.with(log, this::repair);
    }

    private int repair(Workplace workplace) {
        Optional<String> words = Optional.ofNullable(reason).map(String::strip).filter(text -> !text.isEmpty());
        RepairOutcome outcome = new Repairing(workplace, words).repair();
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(OutcomeJson.write(outcome));
        } else {
            print(outcome, out);
        }
        return outcome.isComplete() ? ExitCode.DONE : ExitCode.FINDING;
    }

    private static void print(RepairOutcome outcome, PrintWriter out) {
        if (outcome.repairs().isEmpty() && outcome.remarks().isEmpty()) {
            out.println("Nothing is left to repair");
        }
        outcome.remarks().forEach(out::println);
        for (Repair repair : outcome.repairs()) {
            out.println(repair.version() + " " + repair.explanation());
            repair.difference().ifPresent(difference -> print(difference, out));
        }
    }

    private static void print(StatementDifference difference, PrintWriter out) {
        for (StatementDifference.Line line : difference.lines()) {
            out.println("  %s, line %d:".formatted(line.side() == Side.APPLIED ? "applied" : "file", line.line()));
            line.statement().lines().forEach(text -> out.println("    " + text));
        }
    }
}
