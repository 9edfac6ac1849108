package io.narraforge.cli;

import io.narraforge.database.RunningDatabase;
import io.narraforge.migration.AppliedSchema;
import io.narraforge.migration.BackupFolder;
import io.narraforge.migration.BackupJson;
import io.narraforge.migration.RestoreCommand;
import io.narraforge.migration.backup.Backup;
import io.narraforge.migration.backup.BackupFile;
import io.narraforge.migration.backup.Manifest;
import io.narraforge.migration.backup.SchemaState;
import io.narraforge.migration.backup.WrittenBackup;
import io.narraforge.settings.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps all rows of our tables in one file. */
@Command(
        name = "backup",
        description = {
            "Writes all rows of NarraForge's tables, as they are at one moment, into one compressed file, and reads it"
                    + " back before it gets its name. Changes nothing in the database, and replaces no file.",
            "Tables that are not NarraForge's are not in it; they are named."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  DATABASE_URL=postgresql://narra:secret@localhost/narra ./narra db backup",
            "  ./narra db backup --verify data/backups/narraforge-V8-20261121T200000.000Z.narra.zip"
        })
final class DbBackupCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "Where to write it; NARRA_DATA_DIR/backups/DATABASE-VERSION-TIME.narra.zip without it.")
    private @Nullable Path file;

    @Option(names = "--verify", description = "Write nothing: read FILE back and compare it with its manifest.")
    private boolean verify;

    @Mixin
    private final Answer answer = new Answer();

    @Override
    public Integer call() {
        ProgressBar bar = answer.progress();
        if (verify) {
            verify(bar);
        } else {
            WrittenBackup written = DatabaseOfTheSettings.with((running, settings) -> backUp(running, settings, bar));
            bar.finish(written.manifest().rows(), "backed up and read back");
            answer.give(() -> BackupJson.of(written), () -> lines(written));
        }
        return ExitCode.DONE;
    }

    private void verify(ProgressBar bar) {
        Path given = file;
        if (given == null) {
            throw answer.misuse("--verify needs the FILE to read");
        }
        Manifest manifest = BackupFile.verify(given, bar::show);
        bar.finish(manifest.rows(), "verified");
        answer.give(
                () -> BackupJson.of(given, manifest),
                () -> List.of("%s is whole: %s".formatted(given, content(manifest))));
    }

    private WrittenBackup backUp(RunningDatabase running, Settings settings, ProgressBar bar) {
        var schema = new AppliedSchema(running.connection());
        Path given = file;
        Function<SchemaState, Path> destination = given != null
                ? state -> given
                : state -> new BackupFolder(settings.migration().backupFolder())
                        .newFile(running.connection().database(), state, Instant.now());
        return Backup.write(running.database(), schema, destination, bar::show);
    }

    private static List<String> lines(WrittenBackup written) {
        var lines = new ArrayList<String>();
        lines.add(String.format(
                Locale.ROOT, "%s: %s; %,d bytes", written.file(), content(written.manifest()), written.bytes()));
        if (!written.manifest().notIncluded().isEmpty()) {
            lines.add("Not in it: " + String.join(", ", written.manifest().notIncluded()));
        }
        written.removed().forEach(left -> lines.add("Removed what a backup that was stopped had left: " + left));
        lines.add("Restore it into an empty database with: " + RestoreCommand.of(written.file()));
        return lines;
    }

    static String content(Manifest manifest) {
        return String.format(
                Locale.ROOT,
                "%s of %s at %s, %d tables, %,d rows",
                manifest.schema().version(),
                manifest.source().database(),
                manifest.takenAt(),
                manifest.tables().size(),
                manifest.rows());
    }
}
