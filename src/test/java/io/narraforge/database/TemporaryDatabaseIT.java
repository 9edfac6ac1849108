package io.narraforge.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.settings.DatabaseSettings;
import io.narraforge.settings.PoolSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@BesideOthers
class TemporaryDatabaseIT {
    @TempDir
    private Path parent;

    @Test
    void worksAndLeavesNothing() throws IOException {
        try (TemporaryDatabase temporary = start();
                Database database = open(temporary)) {
            assertThat(database.isReachable(Duration.ofSeconds(5))).isTrue();
        }
        assertThat(folders()).isEmpty();
    }

    @Test
    void whatAKilledRunLeftIsStoppedAndRemovedAndWhatIsInUseStays() throws Exception {
        ProcessHandle orphan = startAndKill();
        Path left = folders().getFirst();
        assertThat(orphan.isAlive()).isTrue();
        age(left);
        try (TemporaryDatabase inUse = start()) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(folders()).hasSize(1).doesNotContain(left);

            age(folders().getFirst());
            start().close();
            assertThat(folders()).hasSize(1);
            try (Database database = open(inUse)) {
                assertThat(database.isReachable(Duration.ofSeconds(5))).isTrue();
            }
        }
    }

    @Test
    void whatHasJustBegunStaysAndALinkIsNotFollowed() throws IOException {
        Path young = Files.createDirectory(parent.resolve("narra-scratch-1"));
        Path elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
        age(elsewhere);
        Files.createSymbolicLink(parent.resolve("narra-scratch-2"), elsewhere);
        start().close();

        assertThat(folders()).containsExactly(elsewhere, young, parent.resolve("narra-scratch-2"));
    }

    /** The process of the PostgreSQL that survived its run. */
    private ProcessHandle startAndKill() throws IOException {
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Run.class.getName(),
                        parent.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var printed = new BufferedReader(new InputStreamReader(run.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(printed.readLine()).startsWith("127.0.0.1:");
        } finally {
            run.destroyForcibly().onExit().join();
        }
        Path postmaster = folders().getFirst().resolve("postgresql/cluster/postmaster.pid");
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(postmaster).getFirst()))
                .orElseThrow();
    }

    /** A run that waits to be killed. */
    static final class Run {
        private Run() {}

        public static void main(String[] parent) throws InterruptedException {
            try (TemporaryDatabase started = TemporaryDatabase.start(Path.of(parent[0]), 5, event -> {})) {
                System.out.println(started.connection().address());
                Thread.sleep(Duration.ofMinutes(1));
            }
        }
    }

    private TemporaryDatabase start() {
        return TemporaryDatabase.start(parent, 5, event -> {});
    }

    private static Database open(TemporaryDatabase temporary) {
        return Database.open(new DatabaseSettings(temporary.connection(), new PoolSettings(1, Duration.ofSeconds(5))));
    }

    private static void age(Path folder) throws IOException {
        Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> found = Files.list(parent)) {
            return found.sorted().toList();
        }
    }
}
