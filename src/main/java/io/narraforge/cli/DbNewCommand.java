package io.narraforge.cli;

import io.narraforge.migration.NewMigration;
import io.narraforge.migration.OutcomeJson;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Begins the next version. */
@Command(
        name = "new",
        description =
                "Writes the files of the next version, db/migration/V<n>__NAME.sql and db/undo/U<n>__NAME.sql, into"
                        + " the project that it is called in.",
        footerHeading = "%nExample:%n",
        footer = "  ./narra db new world_tagline")
final class DbNewCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the call
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "What it brings: a to z, 0 to 9 and _.")
    @SuppressWarnings("NullAway.Init") // set by picocli before the call
    private String name;

    @Option(names = "--json", description = "Print one JSON object, with its version, for other programs.")
    private boolean json;

    @Override
    public Integer call() {
        List<Path> files = new NewMigration(Path.of("")).write(name);
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(OutcomeJson.write(files));
        } else {
            files.forEach(out::println);
        }
        return ExitCode.DONE;
    }
}
