package io.narraforge.contract.operations.log;

import io.narraforge.contract.schema.SchemaRefusal;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The file of an operations log while one server writes it: it is replaced as a whole, so that whoever reads it, and
 * whenever a writer is killed, finds a whole log. What is no log is never replaced.
 */
public final class OperationsLogFile implements AutoCloseable {
    /** Far above what is written, and not too much for a memory. */
    private static final long MAX_BYTES = 64L << 20;

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final FileChannel lock;

    private OperationsLogFile(Path file, FileChannel lock) {
        this.file = file;
        this.lock = lock;
    }

    /**
     * Opens a log, or begins one. A refusal is one sentence: the folder is missing, another server writes the log, the
     * file is none.
     */
    public static OperationsLogFile open(Path named) {
        try {
            Path file = Files.exists(named) ? named.toRealPath() : named.toAbsolutePath();
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw SchemaRefusal.at(file, "this is no file");
            }
            return lock(file);
        } catch (IOException failure) {
            throw SchemaRefusal.at(named, "cannot be written: " + reason(failure));
        }
    }

    /** A lock of its own file: the log itself is another file each time it is replaced. */
    private static OperationsLogFile lock(Path file) throws IOException {
        FileChannel lock = FileChannel.open(
                beside(file, ".lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (!isLocked(lock)) {
                throw SchemaRefusal.at(
                        file,
                        "another narra (process %s) writes this log; give each server a log of its own"
                                .formatted(owner(lock)));
            }
            lock.truncate(0);
            lock.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new OperationsLogFile(file, lock);
        } catch (IOException | RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    private static boolean isLocked(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static String owner(FileChannel lock) throws IOException {
        ByteBuffer owner = ByteBuffer.allocate(20);
        lock.read(owner, 0);
        return new String(owner.array(), 0, owner.position(), StandardCharsets.US_ASCII);
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    /** What is in it; nothing where it is not there yet, or empty. Shows that it can be written by doing so. */
    public List<LoggedOperation> takeOver() {
        List<LoggedOperation> found = read();
        try {
            replace(found);
            return found;
        } catch (IOException failure) {
            throw SchemaRefusal.at(file, "cannot be written: " + reason(failure));
        }
    }

    private List<LoggedOperation> read() {
        try {
            if (!Files.exists(file) || Files.size(file) == 0) {
                return List.of();
            }
            if (Files.size(file) > MAX_BYTES) {
                throw SchemaRefusal.at(
                        file, "has more than %d MiB, which is no operations log".formatted(MAX_BYTES >> 20));
            }
            return OperationsLogReader.read(file.toString(), Files.readString(file));
        } catch (CharacterCodingException binary) {
            throw SchemaRefusal.at(file, "this is no operations log: it is not UTF-8");
        } catch (IOException failure) {
            throw SchemaRefusal.at(file, "cannot be read: " + reason(failure));
        }
    }

    /** Replaces all that is in it; the new log gets its name when all of it is on the disk. */
    public void replace(List<LoggedOperation> operations) throws IOException {
        Path next = beside(file, ".next");
        try (FileChannel channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
            OperationsLogWriter.write(operations, out);
            out.flush();
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The file system's exceptions often carry nothing but a path, and the reason in their name. */
    private static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> "permission denied for " + denied.getFile();
            case FileSystemException other when other.getReason() != null -> other.getReason();
            case NoSuchFileException missing -> "there is no folder of that name";
            default -> String.valueOf(failure.getMessage());
        };
    }

    @Override
    public String toString() {
        return file.toString();
    }

    /** Lets another server write it. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException released) {
            // The operating system lets go of it at the latest with this process.
        }
    }
}
