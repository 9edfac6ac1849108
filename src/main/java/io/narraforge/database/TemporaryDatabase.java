package io.narraforge.database;

import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import io.narraforge.settings.ConnectionSettings;
import io.narraforge.settings.DatabaseLocation;
import io.narraforge.telemetry.Event;
import io.narraforge.telemetry.Telemetry;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;

/**
 * A PostgreSQL of our own for a while: its folder goes with it. What a killed run left, its process too, is removed by
 * the next one.
 */
public final class TemporaryDatabase implements AutoCloseable {
    private static final String PREFIX = "narra-scratch-";
    /** Between the making of a folder and its lock a run is alive without a sign of it. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    private final Path folder;
    private final EmbeddedDatabase database;

    private TemporaryDatabase(Path folder, EmbeddedDatabase database) {
        this.folder = folder;
        this.database = database;
    }

    /**
     * Makes and starts it.
     *
     * @param parent where its folder is made; others may write there
     */
    public static TemporaryDatabase start(Path parent, int connections, Telemetry telemetry) {
        try {
            Path folder = Files.createTempDirectory(parent, PREFIX);
            removeWhatKilledRunsLeft(parent, folder, telemetry);
            return startIn(folder, connections, telemetry);
        } catch (IOException failure) {
            throw new ProblemOccurredException(
                    new Problem.CommandFailed(
                            "No temporary PostgreSQL can be made in %s: %s".formatted(parent, failure.getMessage())),
                    failure);
        }
    }

    private static TemporaryDatabase startIn(Path folder, int connections, Telemetry telemetry) throws IOException {
        try {
            var location = new DatabaseLocation.Embedded(folder, 0);
            return new TemporaryDatabase(folder, EmbeddedDatabase.start(location, connections, telemetry));
        } catch (RuntimeException failure) {
            FolderTree.delete(folder);
            throw failure;
        }
    }

    /** Programs are run from such a folder, so it has to be ours: in a folder for everybody anybody may make one. */
    private static void removeWhatKilledRunsLeft(Path parent, Path ours, Telemetry telemetry) throws IOException {
        UserPrincipal us = Files.getOwner(ours);
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : folders) {
                if (isStale(folder, us)) {
                    remove(folder, telemetry);
                }
            }
        }
    }

    private static boolean isStale(Path folder, UserPrincipal us) {
        try {
            return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(us)
                    && Files.getLastModifiedTime(folder)
                            .toInstant()
                            .isBefore(Instant.now().minus(GRACE));
        } catch (IOException removedMeanwhile) {
            return false;
        }
    }

    private static void remove(Path folder, Telemetry telemetry) {
        try (EmbeddedFolder embedded = EmbeddedFolder.lock(folder)) {
            var programs = new PostgresProgram(PostgresBinaries.unpack(embedded.binaries()));
            new Cluster(embedded, programs).stopWhatAKilledRunLeft(telemetry);
            FolderTree.delete(folder);
        } catch (ProblemOccurredException inUse) {
            // Its run is alive: the lock is the operating system's, and ends with the process.
        } catch (IOException failure) {
            telemetry.record(new Event.ChoreFailed("The removal of " + folder, failure));
        }
    }

    public ConnectionSettings connection() {
        return database.connection();
    }

    @Override
    public void close() {
        database.close();
        try {
            FolderTree.delete(folder);
        } catch (IOException failure) {
            throw EmbeddedFolder.unusable(folder, failure);
        }
    }
}
