package io.narraforge.migration.backup;

import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A backup that is read. Opening it reads the manifest and refuses what is none of ours, or has lost its end; whether
 * the rows are those of the manifest is known after {@link #verify}.
 */
public final class BackupFile implements Closeable {
    /** Of a manifest and of the list of checksums; whatever is larger was not written by us. */
    private static final int MAX_BYTES = 16 << 20;

    private final Path file;
    private final ZipFile zip;
    private final Manifest manifest;
    private final String manifestSha256;
    private boolean isVerified;

    private BackupFile(Path file, ZipFile zip) throws IOException {
        this.file = file;
        this.zip = zip;
        byte[] json = content(ArchiveWriter.MANIFEST);
        this.manifestSha256 = HexFormat.of().formatHex(CopyDigest.sha256().digest(json));
        String listed = manifestSha256 + "  " + ArchiveWriter.MANIFEST;
        if (new String(content(ArchiveWriter.CHECKSUMS), StandardCharsets.UTF_8)
                .lines()
                .noneMatch(listed::equals)) {
            throw unusable("%s was altered: its SHA-256 is %s, and %s has another"
                    .formatted(ArchiveWriter.MANIFEST, manifestSha256, ArchiveWriter.CHECKSUMS));
        }
        try {
            this.manifest = ManifestJson.read(json);
        } catch (UnreadableManifestException failure) {
            throw new ProblemOccurredException(
                    unusable(ArchiveWriter.MANIFEST + " cannot be used: " + failure.getMessage())
                            .problem(),
                    failure);
        }
        refuseOtherEntries();
    }

    /** The caller closes it. */
    public static BackupFile open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ProblemOccurredException(new Problem.CommandFailed(
                    Files.exists(file) ? file + " is not a file" : "There is no file " + file));
        }
        try {
            var zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
            try {
                return new BackupFile(file, zip);
            } catch (IOException | RuntimeException failure) {
                zip.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw unopened(file, failure);
        }
    }

    /** Reads all of a file, and compares it with its manifest. */
    public static Manifest verify(Path file, Progress progress) {
        try (BackupFile backup = open(file)) {
            backup.verify(progress);
            return backup.manifest();
        }
    }

    private static ProblemOccurredException unopened(Path file, IOException failure) {
        String reason;
        try (InputStream content = Files.newInputStream(file)) {
            reason = ArchiveWriter.begins(content.readNBytes(1 << 10))
                    ? "it begins as a backup, but its end is missing or damaged (%s)"
                    : "it is none of ours (%s)";
        } catch (IOException unreadable) {
            reason = "it cannot be read (%s)";
        }
        return new ProblemOccurredException(
                new Problem.CommandFailed(
                        "%s is no whole backup: %s".formatted(file, reason.formatted(failure.getMessage()))),
                failure);
    }

    private ProblemOccurredException unusable(String reason) {
        return new ProblemOccurredException(
                new Problem.CommandFailed("%s is no whole backup: %s".formatted(file, reason)));
    }

    private byte[] content(String name) throws IOException {
        @Nullable ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw unusable("it has no " + name);
        }
        try (InputStream content = zip.getInputStream(entry)) {
            return content.readNBytes(MAX_BYTES);
        }
    }

    private void refuseOtherEntries() {
        Set<String> expected =
                manifest.tables().stream().map(Manifest.Table::file).collect(Collectors.toCollection(TreeSet::new));
        expected.addAll(Set.of(ArchiveWriter.README, ArchiveWriter.MANIFEST, ArchiveWriter.CHECKSUMS));
        Set<String> found = zip.stream().map(ZipEntry::getName).collect(Collectors.toCollection(TreeSet::new));
        if (!found.equals(expected)) {
            throw unusable("the manifest says it holds %s, but it holds %s".formatted(expected, found));
        }
    }

    /** Reads it whole, once, and returns when every table is as the manifest says; otherwise names all that are not. */
    public void verify(Progress progress) {
        if (isVerified) {
            return;
        }
        var count = new RowCount(progress, manifest.rows());
        var differences = new ArrayList<String>();
        for (Manifest.Table table : manifest.tables()) {
            difference(table, count.of("verifying " + table.name())).ifPresent(differences::add);
            count.finishTable(table.content().rows());
        }
        if (!differences.isEmpty()) {
            throw unusable("\n" + String.join("\n", differences));
        }
        isVerified = true;
    }

    private Optional<String> difference(Manifest.Table table, LongConsumer rowsSoFar) {
        var digest = new CopyDigest(OutputStream.nullOutputStream(), rowsSoFar);
        try (InputStream text = read(table)) {
            text.transferTo(digest);
        } catch (IOException damaged) {
            return Optional.of("%s cannot be read after %d of %d rows: %s"
                    .formatted(
                            table.name(),
                            digest.content().rows(),
                            table.content().rows(),
                            damaged.getMessage()));
        }
        return difference(table, digest.content());
    }

    /** In words, where there is one. */
    static Optional<String> difference(Manifest.Table table, TableContent found) {
        TableContent expected = table.content();
        if (found.equals(expected)) {
            return Optional.empty();
        }
        return Optional.of("%s: expected %s, found %s".formatted(table.name(), words(expected), words(found)));
    }

    private static String words(TableContent content) {
        return "%d rows, %d bytes, SHA-256 %s".formatted(content.rows(), content.bytes(), content.sha256());
    }

    /** The rows of a table, to be closed by the caller. */
    InputStream read(Manifest.Table table) throws IOException {
        @Nullable ZipEntry entry = zip.getEntry(table.file());
        if (entry == null) {
            throw new FileNotFoundException(table.file());
        }
        return zip.getInputStream(entry);
    }

    /** What it says of itself. */
    public Manifest manifest() {
        return manifest;
    }

    /** In hexadecimal; whoever keeps it can tell this backup from all others. */
    public String manifestSha256() {
        return manifestSha256;
    }

    /** Where it is. */
    public Path file() {
        return file;
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException failure) {
            throw unopened(file, failure);
        }
    }
}
