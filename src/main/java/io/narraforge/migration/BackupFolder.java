package io.narraforge.migration;

import io.narraforge.migration.backup.SchemaState;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Where backups go that name no file: each under its database, version and time. Readable by its owner only. */
public record BackupFolder(Path path) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Makes the folder where it is missing. */
    public Path newFile(String database, SchemaState state, Instant now) {
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path.toAbsolutePath().getParent());
                Files.createDirectory(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        } catch (IOException failure) {
            throw new ProblemOccurredException(
                    new Problem.CommandFailed(
                            "The folder of backups %s cannot be made: %s; name a FILE, or set NARRA_DATA_DIR"
                                    .formatted(path, failure.getMessage())),
                    failure);
        }
        return path.resolve("%s-%s-%s.narra.zip"
                .formatted(database.replaceAll("[^A-Za-z0-9._-]", "_"), state.version(), TIME.format(now)));
    }
}
