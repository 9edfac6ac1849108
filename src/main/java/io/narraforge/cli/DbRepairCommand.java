package io.narraforge.cli;

import io.narraforge.migration.OutcomeJson;
import io.narraforge.migration.RepairOutcome;
import io.narraforge.migration.RepairOutcome.Repair;
import io.narraforge.migration.Repairing;
import io.narraforge.migration.StatementDifference;
import io.narraforge.migration.StatementDifference.Side;
import io.narraforge.migration.Workplace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why what is different is right; kept in the history.")
    private @Nullable String reason;

    @Mixin
    private final Answer answer = new Answer();

    @Override
    public Integer call() {
        return SchemaOfTheSettings.with(answer.log(), this::repair);
    }

    private int repair(Workplace workplace) {
        Optional<String> words = Optional.ofNullable(reason).map(String::strip).filter(text -> !text.isEmpty());
        RepairOutcome outcome = new Repairing(workplace, words).repair();
        answer.give(() -> OutcomeJson.write(outcome), () -> lines(outcome));
        return outcome.isComplete() ? ExitCode.DONE : ExitCode.FINDING;
    }

    private static List<String> lines(RepairOutcome outcome) {
        var lines = new ArrayList<>(outcome.remarks());
        for (Repair repair : outcome.repairs()) {
            lines.add(repair.version() + " " + repair.explanation());
            repair.difference().ifPresent(difference -> addDifference(lines, difference));
        }
        return lines.isEmpty() ? List.of("Nothing is left to repair") : lines;
    }

    private static void addDifference(List<String> lines, StatementDifference difference) {
        for (StatementDifference.Line line : difference.lines()) {
            lines.add("  %s, line %d:".formatted(line.side() == Side.APPLIED ? "applied" : "file", line.line()));
            line.statement().lines().forEach(text -> lines.add("    " + text));
        }
    }
}
