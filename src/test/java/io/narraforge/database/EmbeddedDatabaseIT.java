package io.narraforge.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import io.narraforge.settings.DatabaseLocation;
import io.narraforge.settings.DatabaseSettings;
import io.narraforge.settings.PoolSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@BesideOthers
class EmbeddedDatabaseIT {
    private static final PoolSettings POOL = new PoolSettings(4, Duration.ofSeconds(1));
    /** HikariCP pauses for up to five seconds between its attempts to connect. */
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    @TempDir
    static Path dataFolder;

    @Test
    void aPoolOutlivesTheDeathOfItsDatabase() throws Exception {
        EmbeddedDatabase embedded = start(0);
        int port = embedded.connection().servers().getFirst().port();
        try (Database database = Database.open(new DatabaseSettings(embedded.connection(), POOL))) {
            assertThat(database.isReachable(Duration.ofSeconds(1))).isTrue();
            killPostgres();
            embedded.close();

            for (int attempt = 0; attempt < 6; attempt++) {
                Instant before = Instant.now();
                assertThat(problemOf(database)).isInstanceOf(Problem.Unavailable.class);
                assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(3));
            }
            assertThat(database.isReachable(Duration.ofSeconds(1))).isFalse();

            try (EmbeddedDatabase again = start(port)) {
                assertThat(again.connection()).isEqualTo(embedded.connection());
                assertThat(isReachableBefore(Instant.now().plus(RECOVERY), database))
                        .isTrue();
                assertThat(show(database, "server_version_num")).startsWith("17");
            }
        }
    }

    @Test
    void itIsAsDurableAsAnyAndListensOnLoopbackOnly() throws Exception {
        try (EmbeddedDatabase embedded = start(0);
                Database database = Database.open(new DatabaseSettings(embedded.connection(), POOL))) {
            assertThat(show(database, "fsync")).isEqualTo("on");
            assertThat(show(database, "synchronous_commit")).isEqualTo("on");
            assertThat(show(database, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(show(database, "unix_socket_directories")).isEmpty();
            assertThat(show(database, "server_encoding")).isEqualTo("UTF8");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dataFolder.resolve("postgresql"))))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void whatAnInterruptedFirstStartLeftIsReplaced(@TempDir Path other) throws Exception {
        Files.createDirectories(other.resolve("postgresql/binaries/unpacking/bin"));
        Files.writeString(other.resolve("postgresql/binaries/unpacking/bin/postgres"), "half a program");
        Files.createDirectories(other.resolve("postgresql/cluster.unfinished"));
        Files.writeString(other.resolve("postgresql/cluster.unfinished/PG_VERSION"), "17");

        try (EmbeddedDatabase embedded =
                        EmbeddedDatabase.start(new DatabaseLocation.Embedded(other, 0), 4, event -> {});
                Database database = Database.open(new DatabaseSettings(embedded.connection(), POOL))) {
            assertThat(database.isReachable(Duration.ofSeconds(1))).isTrue();
        }
    }

    @Test
    void aProcessNumberThatNowBelongsToSomethingElseDoesNotKeepItFromStarting() throws Exception {
        start(0).close();
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.write(
                    postmasterFile(),
                    List.of(Long.toString(stranger.pid()), dataFolder.toString(), "1", "5432", "", "127.0.0.1", "0 0"));

            start(0).close();

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroy();
        }
    }

    @Test
    void aProcessFileThatACrashOfTheMachineCutOffDoesNotKeepItFromStarting() throws Exception {
        start(0).close();
        Files.createFile(postmasterFile());

        start(0).close();

        assertThat(postmasterFile()).doesNotExist();
    }

    @Test
    void programsOfAnEarlierVersionAreRemoved() throws Exception {
        Path earlier = Files.createDirectories(dataFolder.resolve("postgresql/binaries/earlier/bin"));
        start(0).close();

        assertThat(earlier.getParent()).doesNotExist();
        assertThat(dataFolder.resolve("postgresql/binaries")).isNotEmptyDirectory();
    }

    @Test
    void aSecondOneInTheSameFolderIsRefused() {
        try (EmbeddedDatabase first = start(0)) {
            assertThatExceptionOfType(ProblemOccurredException.class)
                    .isThrownBy(() -> start(0))
                    .withMessageContaining(dataFolder + " is in use by another narra");
            assertThat(first.connection().servers()).isNotEmpty();
        }
    }

    @Test
    void aTakenPortIsSaidByTheNameOfItsSetting() throws IOException {
        try (var taken = new ServerSocket(0)) {
            assertThatExceptionOfType(ProblemOccurredException.class)
                    .isThrownBy(() -> start(taken.getLocalPort()))
                    .withMessageContaining("NARRA_PG_PORT " + taken.getLocalPort() + " cannot be used");
        }
    }

    @Test
    void aClusterThatCannotStartIsExplainedInPostgresWords() throws Exception {
        start(0).close();
        Path version = dataFolder.resolve("postgresql/cluster/PG_VERSION");
        Files.writeString(version, "16\n");
        try {
            assertThatExceptionOfType(ProblemOccurredException.class)
                    .isThrownBy(() -> start(0))
                    .withMessageContaining("database files are incompatible with server")
                    .satisfies(failure -> assertThat(failure.getMessage()).hasLineCount(1));
        } finally {
            Files.writeString(version, "17\n");
        }
    }

    private static EmbeddedDatabase start(int port) {
        return EmbeddedDatabase.start(new DatabaseLocation.Embedded(dataFolder, port), POOL.size(), event -> {});
    }

    private static Path postmasterFile() {
        return dataFolder.resolve("postgresql/cluster/postmaster.pid");
    }

    private static void killPostgres() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(postmasterFile()).getFirst());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        postmaster.descendants().forEach(ProcessHandle::destroyForcibly);
        postmaster.destroyForcibly();
        postmaster.onExit().join();
    }

    private static boolean isReachableBefore(Instant deadline, Database database) {
        while (Instant.now().isBefore(deadline)) {
            if (database.isReachable(Duration.ofSeconds(1))) {
                return true;
            }
        }
        return false;
    }

    private static Problem problemOf(Database database) {
        return assertThatExceptionOfType(ProblemOccurredException.class)
                .isThrownBy(() -> show(database, "fsync"))
                .actual()
                .problem();
    }

    private static String show(Database database, String parameter) {
        return database.run(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SHOW " + parameter)) {
                rows.next();
                return rows.getString(1);
            }
        });
    }
}
