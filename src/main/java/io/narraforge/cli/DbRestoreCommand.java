package io.narraforge.cli;

import io.narraforge.migration.BackupJson;
import io.narraforge.migration.Restoring;
import io.narraforge.migration.Workplace;
import io.narraforge.migration.backup.Restore.Fingerprints;
import io.narraforge.migration.backup.RestoredBackup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts the rows of a backup into a database that has none. */
@Command(
        name = "restore",
        description = {
            "Verifies a backup, brings an empty database to its version, writes all rows in one transaction, and reads"
                    + " them back before it commits: all of them or none.",
            "A database with rows is refused, as is one at a later version."
        },
        footerHeading = "%nExample:%n",
        footer = "  DATABASE_URL=postgresql://narra:secret@localhost/empty ./narra db restore backup.narra.zip")
final class DbRestoreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A backup that ./narra db backup wrote.")
    @SuppressWarnings("NullAway.Init") // set by picocli before the call
    private Path file;

    @Option(
            names = "--other-schema",
            description = "Restore although the schema that was backed up is not quite that of its version, as long as"
                    + " the columns are the same.")
    private boolean otherSchema;

    @Mixin
    private final Answer answer = new Answer();

    @Override
    public Integer call() {
        ProgressBar bar = answer.progress();
        CommandLog log = answer.log();
        RestoredBackup restored = DatabaseOfTheSettings.with(
                (running, settings) -> new Restoring(Workplace.of(running, running.database(), settings, log))
                        .restore(file, otherSchema ? Fingerprints.MAY_DIFFER : Fingerprints.EQUAL, bar::show));
        bar.finish(restored.manifest().rows(), "restored and read back");
        answer.give(() -> BackupJson.of(file, restored), () -> lines(restored));
        return ExitCode.DONE;
    }

    private static List<String> lines(RestoredBackup restored) {
        var lines = new ArrayList<String>();
        lines.add("Restored " + DbBackupCommand.content(restored.manifest()));
        lines.addAll(restored.remarks());
        return lines;
    }
}
