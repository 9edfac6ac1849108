package io.narraforge.migration.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipFile;

/** A backup that is whole, with checksums that are right, but says something else than the one it was made of. */
final class ForgedBackup {
    private ForgedBackup() {}

    /** As if its source had been another. */
    static Path withSource(Path original, UnaryOperator<Manifest.Source> change) {
        return forge(original, UnaryOperator.identity(), change);
    }

    /** With other rows, whose text is changed. */
    static Path withText(Path original, UnaryOperator<String> change) {
        return forge(original, change, UnaryOperator.identity());
    }

    private static Path forge(
            Path original, UnaryOperator<String> textChange, UnaryOperator<Manifest.Source> sourceChange) {
        Path forged = original.resolveSibling("forged " + original.getFileName());
        try (BackupFile backup = BackupFile.open(original);
                ZipFile zip = new ZipFile(original.toFile());
                OutputStream out = Files.newOutputStream(forged)) {
            Manifest manifest = backup.manifest();
            try (ArchiveWriter archive = ArchiveWriter.begin(out, manifest.takenAt())) {
                List<Manifest.Table> tables = new ArrayList<>();
                for (Manifest.Table table : manifest.tables()) {
                    byte[] text = zip.getInputStream(zip.getEntry(table.file())).readAllBytes();
                    tables.add(add(table, textChange.apply(new String(text, StandardCharsets.UTF_8)), archive));
                }
                archive.finish(new Manifest(
                        manifest.takenAt(),
                        manifest.schema(),
                        sourceChange.apply(manifest.source()),
                        tables,
                        manifest.notIncluded()));
            }
            return forged;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Manifest.Table add(Manifest.Table table, String text, ArchiveWriter archive) throws IOException {
        try (OutputStream entry = archive.begin(table.file())) {
            var digest = new CopyDigest(entry, rows -> {});
            digest.write(text.getBytes(StandardCharsets.UTF_8));
            return new Manifest.Table(table.name(), table.columns(), digest.content());
        }
    }
}
