package io.narraforge.cli;

import io.narraforge.migration.SchemaStatus;
import io.narraforge.migration.SchemaStatus.Condition;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says where the database stands; changes nothing. */
@Command(
        name = "status",
        description = "Compares the database with this build's migrations; exit code 3 when it is not current.",
        footerHeading = "%nExample:%n",
        footer = "  DATABASE_URL=postgresql://narra:secret@localhost/narra ./narra db status")
final class DbStatusCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the call
    private CommandSpec spec;

    @Override
    public Integer call() {
        return SchemaOfTheSettings.with(
                migrator -> print(migrator.status(), spec.commandLine().getOut()));
    }

    private static int print(SchemaStatus status, PrintWriter out) {
        out.println("database:  " + status.current().orElse("no version"));
        out.println("build:     " + status.newest());
        if (!status.pending().isEmpty()) {
            out.println("pending:   " + String.join(", ", status.pending()));
        }
        if (!status.concerned().isEmpty()) {
            out.println("concerned: " + String.join(", ", status.concerned()));
        }
        out.println("state:     " + meaning(status.condition()));
        return status.condition() == Condition.CURRENT ? ExitCode.DONE : ExitCode.FINDING;
    }

    private static String meaning(Condition condition) {
        return switch (condition) {
            case CURRENT -> "current";
            case EMPTY -> "empty; run ./narra db migrate";
            case BEHIND -> "behind; run ./narra db migrate";
            case AHEAD -> "ahead: it has migrations that this build does not know";
            case FAILED -> "failed: a migration stopped half-way";
            case EDITED -> "edited: a migration is not the one that was applied";
            case UNMANAGED -> "unmanaged: it holds tables that no migration of ours has made";
        };
    }
}
