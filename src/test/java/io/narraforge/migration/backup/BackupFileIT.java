package io.narraforge.migration.backup;

import static io.narraforge.migration.backup.SmallSchema.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is said of files that are no whole backup. */
class BackupFileIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.empty();

    @TempDir
    static Path folder;

    private static Path whole = Path.of("");

    @BeforeAll
    static void backUp() {
        DATABASE.execute(SmallSchema.TABLES + SmallSchema.ROWS);
        whole = SmallSchema.backUp(DATABASE, folder.resolve("whole.zip")).file();
    }

    @Test
    void aWholeOneIsWhatItsManifestSays() {
        assertThat(BackupFile.verify(whole, Progress.SILENT).rows()).isEqualTo(120);
    }

    @Test
    void everyTruncatedOneIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(whole);
        Path file = folder.resolve("truncated.zip");
        for (int length = 0; length < bytes.length; length += 7) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThat(refusal(() -> BackupFile.verify(file, Progress.SILENT)))
                    .as("with %d of %d bytes", length, bytes.length)
                    .startsWith(file + " is no whole backup: ")
                    .contains(length < 46 ? "none of ours" : "its end is missing or damaged");
        }
    }

    @Test
    void anAlteredTableIsNamedWithWhatWasExpectedAndFound() throws IOException {
        Path file = altered(entries -> entries.computeIfPresent(
                "people.copy",
                (name, text) -> text.replace("person 50\n", "person five\n").replace("100\t1\tperson 100\n", "")));

        assertThat(refusal(() -> BackupFile.verify(file, Progress.SILENT)))
                .containsPattern("people: expected 100 rows, \\d+ bytes, SHA-256 [0-9a-f]{64}, found 99 rows, ")
                .doesNotContain("places:");
    }

    @Test
    void everyAlteredTableIsNamedAtOnce() throws IOException {
        Path file = altered(
                entries -> entries.replaceAll((name, text) -> name.endsWith(".copy") ? text.replace('1', '2') : text));

        assertThat(refusal(() -> BackupFile.verify(file, Progress.SILENT))).contains("people: ", "places: ");
    }

    @Test
    void anAlteredManifestIsNotBelieved() throws IOException {
        Path file = altered(entries -> entries.computeIfPresent(
                "manifest.json", (name, json) -> json.replace("\"rows\" : 20", "\"rows\" : 21")));

        assertThat(refusal(() -> BackupFile.open(file))).contains("manifest.json was altered");
    }

    @Test
    void missingAndAdditionalEntriesAreNamed() throws IOException {
        Path without = altered(entries -> entries.remove("people.copy"));
        assertThat(refusal(() -> BackupFile.open(without))).contains("people.copy", "but it holds");

        Path with = altered(entries -> entries.put("more.copy", ""));
        assertThat(refusal(() -> BackupFile.open(with))).contains("more.copy");

        Path bare = altered(entries -> entries.remove("manifest.json"));
        assertThat(refusal(() -> BackupFile.open(bare))).endsWith("it has no manifest.json");
    }

    @Test
    void aFlippedBitAnywhereInTheRowsIsFound() throws IOException {
        byte[] bytes = Files.readAllBytes(whole);
        Path file = folder.resolve("flipped.zip");
        for (int place : placesOfRows(bytes)) {
            byte[] flipped = bytes.clone();
            flipped[place] ^= 0x10;
            Files.write(file, flipped);
            assertThat(refusal(() -> BackupFile.verify(file, Progress.SILENT)))
                    .as("byte %d", place)
                    .contains("people");
        }
    }

    /** Some of those in which the compressed rows of people lie. */
    private static int[] placesOfRows(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int start = text.indexOf("people.copy") + "people.copy".length() + 40;
        try (ZipFile zip = new ZipFile(whole.toFile())) {
            long length = zip.getEntry("people.copy").getCompressedSize();
            assertThat(length).isGreaterThan(100);
            return IntStream.iterate(start, place -> place < start + length - 60, place -> place + 11)
                    .toArray();
        }
    }

    @Test
    void otherFilesAreNoneOfOurs() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "pg_dump");
        assertThat(refusal(() -> BackupFile.open(text))).contains("it is none of ours");
        assertThat(refusal(() -> BackupFile.open(folder.resolve("missing.zip"))))
                .startsWith("There is no file ");
        assertThat(refusal(() -> BackupFile.open(folder))).endsWith(" is not a file");
    }

    /** Whoever has no narra checks and opens it with what every system has. */
    @Test
    void theListOfChecksumsIsThatOfSha256sum() throws Exception {
        Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
        try (ZipFile zip = new ZipFile(whole.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                Files.write(
                        unpacked.resolve(entry.getName()),
                        zip.getInputStream(entry).readAllBytes());
            }
        }

        Process check = new ProcessBuilder("sha256sum", "--check", "--strict", "SHA256SUMS")
                .directory(unpacked.toFile())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines())
                .containsExactly("people.copy: OK", "places.copy: OK", "manifest.json: OK");
        assertThat(check.waitFor()).isZero();
    }

    @FunctionalInterface
    private interface Change {
        void accept(Map<String, String> entries);
    }

    /** The same entries but for a change, in a zip that is in order. */
    private static Path altered(Change change) throws IOException {
        var entries = new TreeMap<String, String>();
        try (ZipFile zip = new ZipFile(whole.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                entries.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        var before = new TreeMap<>(entries);
        change.accept(entries);
        assertThat(entries).isNotEqualTo(before);
        Path file = folder.resolve("altered.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }
}
