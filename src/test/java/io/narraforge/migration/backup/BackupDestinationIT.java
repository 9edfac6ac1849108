package io.narraforge.migration.backup;

import static io.narraforge.migration.backup.SmallSchema.backUp;
import static io.narraforge.migration.backup.SmallSchema.reader;
import static io.narraforge.migration.backup.SmallSchema.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A backup is there whole or not at all, replaces nothing, and clears away what one that was killed has left. */
class BackupDestinationIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.empty();

    @TempDir
    Path folder;

    @BeforeAll
    static void fill() {
        DATABASE.execute(SmallSchema.TABLES + SmallSchema.ROWS);
    }

    @Test
    void onlyItsOwnerReadsItAndNothingElseIsLeft() throws IOException {
        Path file = backUp(DATABASE, folder.resolve("b.zip")).file();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(names()).containsExactly("b.zip");
    }

    @Test
    void aFileThatIsThereIsNotReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("b.zip"), "precious");

        Progress never = (activity, rows, allRows) -> {
            throw new AssertionError("rows are read for nothing");
        };
        assertThat(refusal(() -> Backup.write(DATABASE.database(), reader(), state -> file, never)))
                .isEqualTo(file + " is there already, and a backup replaces nothing; name another file");
        assertThat(file).hasContent("precious");
        assertThat(names()).containsExactly("b.zip");
    }

    @Test
    void aFileThatAppearsMeanwhileIsNotReplacedEither() throws IOException {
        Path file = folder.resolve("b.zip");

        assertThat(refusal(() -> Backup.write(DATABASE.database(), reader(), state -> file, (activity, rows, all) -> {
                    if (activity.startsWith("verifying")) {
                        write(file, "precious");
                    }
                })))
                .startsWith(file + " is there already");
        assertThat(file).hasContent("precious");
        assertThat(names()).containsExactly("b.zip");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Path file = folder.resolve("missing/b.zip");

        assertThat(refusal(() -> backUp(DATABASE, file))).contains(folder.resolve("missing") + " is not there");
    }

    @Test
    void aLostConnectionLeavesNoFile() throws IOException {
        assertThat(refusal(() -> Backup.write(
                        DATABASE.database(), reader(), state -> folder.resolve("b.zip"), (activity, rows, all) -> {
                            if (activity.equals("reading people")) {
                                endOtherSessions();
                            }
                        })))
                .contains("not available");
        assertThat(names()).isEmpty();
    }

    @Test
    void whatAKilledBackupLeftIsRemovedAndNamed() throws IOException {
        Path whole = backUp(DATABASE, folder.resolve("whole.zip")).file();
        byte[] begun = Files.readAllBytes(whole);
        Path stale = folder.resolve("killed.zip.partial");
        Files.write(stale, Arrays.copyOf(begun, begun.length / 2));
        Path foreign = Files.writeString(folder.resolve("download.partial"), "somebody else's");

        WrittenBackup written = backUp(DATABASE, folder.resolve("killed.zip"));

        assertThat(written.removed()).containsExactly(stale);
        assertThat(foreign).hasContent("somebody else's");
        assertThat(names()).containsExactly("download.partial", "killed.zip", "whole.zip");
    }

    @Test
    void aFileThatAnotherBackupIsWritingStays() throws IOException {
        Path file = folder.resolve("b.zip");
        try (PartialFile other = PartialFile.create(file)) {
            ArchiveWriter.begin(other.stream(), Instant.EPOCH).close();
            assertThat(refusal(() -> backUp(DATABASE, file))).contains("another backup is writing it");
            assertThat(names()).containsExactly("b.zip.partial");
        }
        assertThat(names()).isEmpty();
    }

    private static void endOtherSessions() {
        DATABASE.execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'");
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
