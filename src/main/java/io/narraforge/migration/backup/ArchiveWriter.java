package io.narraforge.migration.backup;

import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the archive, a zip, from its start to its end: a text for whoever opens it, the tables, their manifest, and a
 * list of all checksums in the form of {@code sha256sum}. Sizes beyond 4 GB are written as Zip64.
 */
final class ArchiveWriter implements Closeable {
    static final String README = "NARRA-BACKUP.txt";
    static final String MANIFEST = "manifest.json";
    static final String CHECKSUMS = "SHA256SUMS";

    /** Text of rows gets a tenth larger than with the default of 6, in half of the time. */
    private static final int COMPRESSION = 4;

    private static final String EXPLANATION = """
        The rows of a NarraForge database, one file a table, in the text format of PostgreSQL's COPY.

        Restore all of it:     ./narra db restore FILE
        Check it:              ./narra db backup --verify FILE
        Load a table by hand:  unzip -p FILE worlds.copy | psql -c "COPY worlds (columns as in manifest.json) FROM STDIN"
        """;

    private final Zip zip;
    private final LocalDateTime timeOfEntries;
    private final StringBuilder checksums = new StringBuilder();

    private ArchiveWriter(OutputStream destination, Instant takenAt) {
        this.zip = new Zip(destination);
        this.timeOfEntries = LocalDateTime.ofInstant(takenAt, ZoneOffset.UTC);
    }

    /** The file tells at once by its first bytes what it is: {@link #begins}. */
    static ArchiveWriter begin(OutputStream destination, Instant takenAt) throws IOException {
        var archive = new ArchiveWriter(destination, takenAt);
        archive.zip.setLevel(COMPRESSION);
        archive.add(README, EXPLANATION.getBytes(StandardCharsets.UTF_8));
        archive.zip.flush();
        return archive;
    }

    /** Whether a file that starts with these bytes was begun by us, whole or not. */
    static boolean begins(byte[] file) {
        // A local file header: its signature, 26 bytes about the entry, the entry's name (APPNOTE.TXT 4.3.7).
        int nameAt = 30;
        if (file.length < nameAt + README.length()) {
            return false;
        }
        return new String(file, nameAt, README.length(), StandardCharsets.ISO_8859_1).equals(README)
                && new String(file, 0, 4, StandardCharsets.ISO_8859_1).equals("PK\u0003\u0004");
    }

    /** Where one table's text goes; to be closed before anything else is written. */
    OutputStream begin(String table) throws IOException {
        zip.putNextEntry(entry(table));
        return new FilterOutputStream(zip) {
            @Override
            public void write(byte[] text, int offset, int length) throws IOException {
                out.write(text, offset, length);
            }

            @Override
            public void close() throws IOException {
                zip.closeEntry();
            }
        };
    }

    /** Writes what makes it whole, and tells the manifest's SHA-256. */
    String finish(Manifest manifest) throws IOException {
        for (Manifest.Table table : manifest.tables()) {
            list(table.content().sha256(), table.file());
        }
        byte[] json = ManifestJson.write(manifest);
        String sha256 = HexFormat.of().formatHex(CopyDigest.sha256().digest(json));
        list(sha256, MANIFEST);
        add(MANIFEST, json);
        add(CHECKSUMS, checksums.toString().getBytes(StandardCharsets.UTF_8));
        zip.finish();
        zip.flush();
        return sha256;
    }

    private void list(String sha256, String file) {
        checksums.append(sha256).append("  ").append(file).append('\n');
    }

    private void add(String name, byte[] content) throws IOException {
        zip.putNextEntry(entry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private ZipEntry entry(String name) {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(timeOfEntries);
        return entry;
    }

    /** Without {@link #finish} the archive stays without its end, and no reader takes it for whole. */
    @Override
    public void close() {
        zip.release();
    }

    private static final class Zip extends ZipOutputStream {
        Zip(OutputStream destination) {
            super(destination, StandardCharsets.UTF_8);
        }

        /** What the deflater holds outside of the heap; closing would also give the archive an end. */
        void release() {
            def.end();
        }
    }
}
