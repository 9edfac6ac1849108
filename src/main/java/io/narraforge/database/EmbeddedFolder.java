package io.narraforge.database;

import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds the embedded PostgreSQL, programs and log included, and belongs to one process at a time. The
 * lock is the operating system's: it ends with the process, however that ends.
 */
final class EmbeddedFolder implements AutoCloseable {
    private final Path folder;
    private final FileChannel lockFile;

    private EmbeddedFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    static EmbeddedFolder lock(Path dataFolder) {
        Path parent = dataFolder.toAbsolutePath().normalize();
        Path folder = parent.resolve("postgresql");
        try {
            Files.createDirectories(parent);
            if (!Files.isDirectory(folder)) {
                // Programs that we run and a password lie in it: nobody else's business.
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return lockInside(folder);
        } catch (IOException failure) {
            throw unusable(parent, failure);
        }
    }

    private static EmbeddedFolder lockInside(Path folder) throws IOException {
        FileChannel lockFile = FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            @Nullable FileLock lock = tryLock(lockFile);
            if (lock == null) {
                throw new ProblemOccurredException(new Problem.CommandFailed(
                        ("The data folder %s is in use by another narra (process %s); stop that one, or set"
                                        + " NARRA_DATA_DIR to another folder.")
                                .formatted(folder.getParent(), readOwner(lockFile))));
            }
            lockFile.truncate(0);
            lockFile.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new EmbeddedFolder(folder, lockFile);
        } catch (IOException | RuntimeException failure) {
            lockFile.close();
            throw failure;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static String readOwner(FileChannel lockFile) throws IOException {
        ByteBuffer owner = ByteBuffer.allocate(20);
        lockFile.read(owner, 0);
        return new String(owner.array(), 0, owner.position(), StandardCharsets.US_ASCII);
    }

    static ProblemOccurredException unusable(Path folder, IOException failure) {
        String message = "The data folder %s cannot be used: %s; set NARRA_DATA_DIR to a folder that can be written."
                .formatted(folder, reason(failure));
        return new ProblemOccurredException(new Problem.CommandFailed(message), failure);
    }

    /** The file system's exceptions often carry nothing but a path, and the reason in their name. */
    private static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> "permission denied for " + denied.getFile();
            case FileAlreadyExistsException exists -> exists.getFile() + " is not a folder";
            case FileSystemException other
            when other.getReason() != null -> other.getReason() + " (" + other.getFile() + ")";
            default -> String.valueOf(failure.getMessage());
        };
    }

    Path path() {
        return folder;
    }

    Path cluster() {
        return folder.resolve("cluster");
    }

    Path binaries() {
        return folder.resolve("binaries");
    }

    Path passwordFile() {
        return folder.resolve("password");
    }

    Path log() {
        return folder.resolve("server.log");
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException failure) {
            throw unusable(folder, failure);
        }
    }
}
