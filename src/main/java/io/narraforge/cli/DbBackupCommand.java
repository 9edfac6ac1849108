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
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the call
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "Where to write it; NARRA_DATA_DIR/backups/DATABASE-VERSION-TIME.narra.zip without it.")
    private @Nullable Path file;

    @Option(names = "--verify", description = "Write nothing: read FILE back and compare it with its manifest.")
    private boolean verify;

    @Option(names = "--json", description = "Print one JSON object, with its version, for other programs.")
    private boolean json;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var bar = ProgressBar.on(spec.commandLine().getErr());
        if (verify) {
            verify(bar, out);
        } else {
            WrittenBackup written = DatabaseOfTheSettings.with((running, settings) -> backUp(running, settings, bar));
            bar.finish(written.manifest().rows(), "backed up and read back");
            print(written, out);
        }
        return ExitCode.DONE;
    }

    private void verify(ProgressBar bar, PrintWriter out) {
        if (file == null) {
            throw new ParameterException(spec.commandLine(), "--verify needs the FILE to read");
        }
        Manifest manifest = BackupFile.verify(file, bar::show);
        bar.finish(manifest.rows(), "verified");
        if (json) {
            out.println(BackupJson.of(file, manifest));
        } else {
            out.printf("%s is whole: %s%n", file, content(manifest));
        }
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

    private void print(WrittenBackup written, PrintWriter out) {
        if (json) {
            out.println(BackupJson.of(written));
            return;
        }
        out.printf(Locale.ROOT, "%s: %s; %,d bytes%n", written.file(), content(written.manifest()), written.bytes());
        if (!written.manifest().notIncluded().isEmpty()) {
            out.println("Not in it: " + String.join(", ", written.manifest().notIncluded()));
        }
        written.removed().forEach(left -> out.println("Removed what a backup that was stopped had left: " + left));
        out.println("Restore it into an empty database with: " + RestoreCommand.of(written.file()));
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
