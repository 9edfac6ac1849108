package io.narraforge.cli;

import io.narraforge.migration.NewMigration;
import io.narraforge.migration.OutcomeJson;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Begins the next version. */
@Command(
        name = "new",
        description =
                "Writes the files of the next version, db/migration/V<n>__NAME.sql and db/undo/U<n>__NAME.sql, into"
                        + " the project that it is called in.",
        footerHeading = "%nExample:%n",
        footer = "  ./narra db new world_tagline")
final class DbNewCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "What it brings: a to z, 0 to 9 and _.")
    @SuppressWarnings("NullAway.Init") // set by picocli before the call
    private String name;

    @Mixin
    private final Answer answer = new Answer();

    @Override
    public Integer call() {
        List<Path> files = new NewMigration(Path.of("")).write(name);
        answer.give(
                () -> OutcomeJson.write(files),
                () -> files.stream().map(Path::toString).toList());
        return ExitCode.DONE;
    }
}
