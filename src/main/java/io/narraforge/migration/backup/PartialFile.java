package io.narraforge.migration.backup;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A backup while it is written, under another name than its own: that one it gets when it is whole and on the disk.
 * Readable by its owner only. Locked by the operating system as long as its writer lives, so what a killed writer left
 * is told from what another one is writing.
 */
final class PartialFile implements Closeable {
    private static final String SUFFIX = ".partial";
    private static final int BUFFER = 1 << 16;
    private static final FileAttribute<Set<PosixFilePermission>> FOR_THE_OWNER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path file;
    private final Path partial;
    private final FileChannel channel;
    private FileLock lock;

    private PartialFile(Path file, Path partial, FileChannel channel) throws IOException {
        this.file = file;
        this.partial = partial;
        this.channel = channel;
        this.lock = channel.lock();
    }

    static PartialFile create(Path file) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Path partial = file.resolveSibling(file.getFileName() + SUFFIX);
        FileChannel channel = FileChannel.open(
                partial, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), FOR_THE_OWNER);
        try {
            return new PartialFile(file, partial, channel);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    /** Not to be closed. */
    OutputStream stream() {
        return new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
    }

    /** Puts all that was written on the disk, and tells where it can be read before it has its name. */
    Path readable() throws IOException {
        channel.force(true);
        return partial;
    }

    /** Gives it its name, unless somebody has taken that meanwhile. */
    void publish() throws IOException {
        // POSIX ends a process's locks on a file when it closes any of its descriptors: the reader's just now.
        lock.release();
        lock = channel.lock();
        try {
            // A rename would replace a file of that name without a word; a second name is refused.
            Files.createLink(file, partial);
            Files.delete(partial);
        } catch (FileAlreadyExistsException taken) {
            throw taken;
        } catch (FileSystemException | UnsupportedOperationException noSecondNamesHere) {
            Files.move(partial, file);
        }
        try (FileChannel folder = FileChannel.open(folderOf(file), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /** What was not published is gone. */
    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(partial);
        }
    }

    static Path folderOf(Path file) {
        return file.toAbsolutePath().normalize().resolveSibling(".").normalize();
    }

    /** Deletes what killed backups left in a folder, and names it; other programs' files of such a name stay. */
    static List<Path> removeStale(Path folder) throws IOException {
        var removed = new ArrayList<Path>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                if (Files.isRegularFile(file) && isOurs(file) && deleteUnlessLocked(file)) {
                    removed.add(file);
                }
            }
        }
        return removed;
    }

    private static boolean isOurs(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return ArchiveWriter.begins(content.readNBytes(BUFFER));
        } catch (NoSuchFileException finishedMeanwhile) {
            return false;
        }
    }

    private static boolean deleteUnlessLocked(Path file) throws IOException {
        try (FileChannel content = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return content.tryLock() != null && Files.deleteIfExists(file);
        } catch (OverlappingFileLockException writtenByThisProcess) {
            return false;
        } catch (NoSuchFileException finishedMeanwhile) {
            return false;
        }
    }
}
