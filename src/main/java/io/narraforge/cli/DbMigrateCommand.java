package io.narraforge.cli;

import io.narraforge.migration.Migrator;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Brings the database to the newest version. */
@Command(
        name = "migrate",
        description = "Applies the migrations that the database lacks.",
        footerHeading = "%nExample:%n",
        footer = "  DATABASE_URL=postgresql://narra:secret@localhost/narra ./narra db migrate")
final class DbMigrateCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the call
    private CommandSpec spec;

    @Override
    public Integer call() {
        return SchemaOfTheSettings.with(
                migrator -> migrate(migrator, spec.commandLine().getOut()));
    }

    private static int migrate(Migrator migrator, PrintWriter out) {
        List<String> applied = migrator.migrate();
        out.println(
                applied.isEmpty()
                        ? "Nothing to do: the database is at "
                                + migrator.status().newest()
                        : "Applied " + String.join(", ", applied));
        return ExitCode.DONE;
    }
}
