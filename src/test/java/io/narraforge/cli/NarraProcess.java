package io.narraforge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.Main;
import io.narraforge.settings.ConnectionSettings;
import io.narraforge.settings.Secret;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command line as a process of its own, in an environment that holds nothing but what a test gives it. Killed on
 * close if it still runs.
 */
public final class NarraProcess implements AutoCloseable {
    private static final String READY = "NarraForge is ready: ";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final Path out;
    private final Path err;

    private NarraProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    public static NarraProcess start(Map<String, String> environment, String... words) throws IOException {
        return start(List.of(), environment, words);
    }

    /** As on a disk that has no room for a file of more than so many KiB. */
    static NarraProcess startWhereFilesEndAt(int kibibytes, Map<String, String> environment, String... words)
            throws IOException {
        String limit = "ulimit -f %d; exec \"$@\"".formatted(kibibytes);
        return start(List.of("bash", "-c", limit, "bash"), environment, words);
    }

    /** Puts a script {@code narra} into a folder, for shells there: it starts what these tests run with. */
    public static void script(Path folder) throws IOException {
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        script(folder, classPath);
    }

    /** The same with another class path. */
    public static void script(Path folder, String classPath) throws IOException {
        Path narra = Files.writeString(folder.resolve("narra"), """
            #!/bin/sh
            exec '%s/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \\
                -Duser.timezone=Europe/Warsaw -cp '%s' %s "$@"
            """.formatted(
                        System.getProperty("java.home"), classPath, Main.class.getName()));
        assertThat(narra.toFile().setExecutable(true)).isTrue();
    }

    private static NarraProcess start(List<String> starter, Map<String, String> environment, String... words)
            throws IOException {
        Path out = Files.createTempFile("narra", ".out");
        Path err = Files.createTempFile("narra", ".err");
        var command = new ArrayList<>(starter);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new NarraProcess(builder.start(), out, err);
    }

    /** A database as a process is told of it, in {@code DATABASE_URL}. */
    public static String url(ConnectionSettings connection) {
        return "postgresql://%s:%s@%s/%s"
                .formatted(
                        connection.user(),
                        connection.password().map(Secret::reveal).orElse(""),
                        connection.address(),
                        connection.database());
    }

    /** The address it announces, once it does. */
    public URI awaitReady() throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline) && process.isAlive()) {
            List<String> lines = Files.readAllLines(out);
            if (!lines.isEmpty() && lines.getFirst().startsWith(READY)) {
                return URI.create(lines.getFirst().substring(READY.length()));
            }
            Thread.sleep(50);
        }
        throw new AssertionError("not ready: " + Files.readString(out) + Files.readString(err));
    }

    public int awaitExit() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("ended in time")
                .isTrue();
        return process.exitValue();
    }

    /** SIGTERM, and the end of the orderly shutdown. */
    public void stop() throws InterruptedException {
        process.destroy();
        awaitExit();
    }

    /** SIGKILL: nothing of its own runs any more. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitExit();
    }

    public String pid() {
        return Long.toString(process.pid());
    }

    public List<String> printed() throws IOException {
        return Files.readAllLines(out);
    }

    /** What it told the operator, without the log's lines, which begin with a time. */
    public List<String> complaints() throws IOException {
        return Files.readAllLines(err).stream()
                .filter(line -> !line.matches("\\d{4}-\\d\\d-\\d\\dT\\S+ INFO .*"))
                .toList();
    }

    /** For the description of a failed assertion. */
    String everythingPrinted() {
        try {
            return Files.readString(out) + Files.readString(err);
        } catch (IOException failure) {
            return failure.toString();
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.delete(out);
        Files.delete(err);
    }
}
