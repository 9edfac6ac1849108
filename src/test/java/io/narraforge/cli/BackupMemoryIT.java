package io.narraforge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.BesideOthers;
import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.migration.backup.BackupFile;
import io.narraforge.migration.backup.Progress;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** 100 MB of rows through a heap of 64 MB. */
@BesideOthers
@Timeout(300)
class BackupMemoryIT {
    private static final int ARTIFACTS = 10_500;

    @RegisterExtension
    static final TestDatabase SOURCE = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase TARGET = TestDatabases.empty();

    @TempDir
    Path folder;

    @Test
    void backupVerificationAndRestoreHoldNoTable() throws Exception {
        LargeRows.insert(SOURCE, ARTIFACTS);
        Path file = folder.resolve("large.zip");

        run(SOURCE, "db", "backup", file.toString());
        run(SOURCE, "db", "backup", "--verify", file.toString());
        run(TARGET, "db", "restore", file.toString());

        assertThat(BackupFile.verify(file, Progress.SILENT).bytes()).isGreaterThan(100_000_000);
        assertThat(TARGET.queryText("SELECT count(*) FROM artifacts")).isEqualTo(Integer.toString(ARTIFACTS));
    }

    private static void run(TestDatabase database, String... words) throws Exception {
        Map<String, String> environment =
                Map.of("DATABASE_URL", NarraProcess.url(database.connection()), "JAVA_TOOL_OPTIONS", "-Xmx64m");
        try (var narra = NarraProcess.start(environment, words)) {
            assertThat(narra.awaitExit())
                    .as(() -> String.join(" ", words) + ": " + narra.everythingPrinted())
                    .isZero();
        }
    }
}
