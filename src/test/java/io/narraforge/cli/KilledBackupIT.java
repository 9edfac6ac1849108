package io.narraforge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.BesideOthers;
import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL, and a disk without room, in the middle of a backup and of a restore: nothing is half done. */
@BesideOthers
@Timeout(300)
class KilledBackupIT {
    private static final int ARTIFACTS = 6_000;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @RegisterExtension
    static final TestDatabase SOURCE = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase TARGET = TestDatabases.empty();

    @TempDir
    static Path folder;

    @BeforeAll
    static void fill() {
        LargeRows.insert(SOURCE, ARTIFACTS);
    }

    @Test
    void aKilledBackupLeavesNoFileOfItsNameAndTheNextOneSaysWhatItRemoved() throws Exception {
        Path file = folder.resolve("killed.zip");
        Path partial = folder.resolve("killed.zip.partial");
        try (var narra = start(SOURCE, "db", "backup", file.toString())) {
            await("rows are written", () -> size(partial) > 200_000);
            narra.kill();
        }
        assertThat(file).doesNotExist();
        assertThat(partial).exists();

        try (var narra = start(SOURCE, "db", "backup", file.toString())) {
            assertThat(narra.awaitExit()).isZero();
            assertThat(narra.printed()).contains("Removed what a backup that was stopped had left: " + partial);
        }
        assertThat(file).exists();
        assertThat(partial).doesNotExist();
    }

    @Test
    void aFullDiskLeavesNoFile() throws Exception {
        Path file = folder.resolve("full.zip");
        try (var narra =
                NarraProcess.startWhereFilesEndAt(2_000, environment(SOURCE), "db", "backup", file.toString())) {
            assertThat(narra.awaitExit()).isEqualTo(1);
            assertThat(narra.complaints())
                    .anySatisfy(line -> assertThat(line).contains(file + " cannot be written: ", "there is no backup"));
        }
        assertThat(file).doesNotExist();
        assertThat(folder.resolve("full.zip.partial")).doesNotExist();
    }

    @Test
    void aKilledRestoreLeavesNoRowAndTheNextOneRestoresAll() throws Exception {
        Path file = folder.resolve("whole.zip");
        try (var narra = start(SOURCE, "db", "backup", file.toString())) {
            assertThat(narra.awaitExit()).isZero();
        }
        try (var narra = start(TARGET, "db", "restore", file.toString())) {
            await("rows are being written", () -> rowsBeingCopied() > 100);
            narra.kill();
        }
        await("the killed session has ended", () -> rowsBeingCopied() == 0);
        assertThat(TARGET.queryText("SELECT (SELECT count(*) FROM jobs) + (SELECT count(*) FROM artifacts)"))
                .isEqualTo("0");

        try (var narra = start(TARGET, "db", "status")) {
            assertThat(narra.awaitExit()).isEqualTo(3);
            assertThat(String.join("\n", narra.printed())).contains("db restore", "was interrupted");
        }
        try (var narra = start(TARGET, "db", "restore", file.toString())) {
            assertThat(narra.awaitExit()).isZero();
            assertThat(String.join("\n", narra.complaints()))
                    .containsPattern(
                            "narra: An earlier run, .*db restore.*, was interrupted; it left nothing half done");
        }
        assertThat(TARGET.queryText("SELECT count(*) FROM artifacts")).isEqualTo(Integer.toString(ARTIFACTS));
    }

    private static NarraProcess start(TestDatabase database, String... words) throws IOException {
        return NarraProcess.start(environment(database), words);
    }

    private static Map<String, String> environment(TestDatabase database) {
        return Map.of("DATABASE_URL", NarraProcess.url(database.connection()));
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException goneMeanwhile) {
            return 0;
        }
    }

    private static long rowsBeingCopied() {
        return Long.parseLong(
                String.valueOf(TARGET.queryText("SELECT coalesce(max(tuples_processed), 0) FROM pg_stat_progress_copy"
                        + " WHERE datname = current_database() AND command = 'COPY FROM'")));
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
    }
}
