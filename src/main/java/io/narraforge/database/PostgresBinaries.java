package io.narraforge.database;

import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked from the artefact into a folder of the caller's. All of them or none: an unpacking
 * that was interrupted leaves nothing that a later start would take for whole.
 */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /** The folder with {@code bin}, {@code lib} and {@code share} of this artefact's PostgreSQL. */
    static Path unpack(Path binaries) throws IOException {
        byte[] archive = archive();
        Path unpacked = binaries.resolve(fingerprint(archive));
        if (!Files.isDirectory(unpacked)) {
            Path unpacking = binaries.resolve("unpacking");
            FolderTree.delete(unpacking);
            Files.createDirectories(unpacking);
            extract(archive, unpacking);
            Files.move(unpacking, unpacked, StandardCopyOption.ATOMIC_MOVE);
        }
        return unpacked;
    }

    /** Removes what earlier versions of the artefact have unpacked; none of it may be running. */
    static void removeAllBut(Path unpacked) throws IOException {
        List<Path> others;
        try (Stream<Path> folders = Files.list(unpacked.resolveSibling("."))) {
            others = folders.filter(folder -> !folder.endsWith(unpacked.getFileName()))
                    .toList();
        }
        for (Path other : others) {
            FolderTree.delete(other);
        }
    }

    private static byte[] archive() throws IOException {
        String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : System.getProperty("os.name");
        String architecture = System.getProperty("os.arch");
        try (InputStream stream = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                system, architecture.equals("amd64") ? "x86_64" : architecture)) {
            return stream.readAllBytes();
        } catch (IllegalStateException missing) {
            throw new ProblemOccurredException(
                    new Problem.CommandFailed(
                            "There is no embedded PostgreSQL for %s on %s; run a PostgreSQL 17 and set DATABASE_URL."
                                    .formatted(system, architecture)),
                    missing);
        }
    }

    private static String fingerprint(byte[] archive) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(digest, 0, 8).toLowerCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException impossible) {
            // Every Java platform must have SHA-256.
            throw new IllegalStateException(impossible);
        }
    }

    private static void extract(byte[] archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                extract(entry, tar, target.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void extract(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            boolean ownerMayExecute = (entry.getMode() & 0100) != 0;
            if (ownerMayExecute && !target.toFile().setExecutable(true)) {
                throw new IOException("cannot make " + target + " executable");
            }
        }
    }
}
