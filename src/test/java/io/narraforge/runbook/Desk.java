package io.narraforge.runbook;

import io.narraforge.Main;
import io.narraforge.cli.NarraProcess;
import io.narraforge.database.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where an operator sits: a folder that looks like the project, with its {@code narra}, a shell, and one database. What is
 * edited below {@code db} is what {@code narra} is made with, as if it had been built anew.
 */
final class Desk implements AutoCloseable {
    private static final String RESTORED = "narra_restored";
    private static final long PATIENCE_SECONDS = 150;

    private final Path folder;
    private final TestDatabase database;
    private final int port;
    private boolean madeAnother;

    /** What a shell did with a block. */
    record Outcome(int exitCode, String printed) {}

    Desk(Path folder, TestDatabase database) throws IOException {
        this.folder = folder;
        this.database = database;
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
        for (String name : List.of("db/migration", "db/undo")) {
            copy(Path.of(name), folder.resolve(name));
        }
        Files.copy(Path.of("schema.graphqls"), folder.resolve("schema.graphqls"));
        Path classes = linkClasses(folder.resolve("target/classes"));
        NarraProcess.script(folder, classPath(classes));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /** All that was built, but for the migrations, which are those of the folder. */
    private Path linkClasses(Path links) throws IOException {
        Files.createDirectories(links);
        Files.createSymbolicLink(links.resolve("db"), folder.resolve("db"));
        try (Stream<Path> built = Files.list(placeOf(Main.class))) {
            for (Path each : built.filter(each -> !each.endsWith("db")).toList()) {
                Files.createSymbolicLink(links.resolve(each.getFileName()), each);
            }
        }
        return links;
    }

    private static String classPath(Path classes) {
        List<Path> replaced = List.of(placeOf(Main.class), placeOf(Desk.class));
        return Stream.concat(
                        Stream.of(classes.toString()),
                        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                                .filter(entry -> !replaced.contains(
                                        Path.of(entry).toAbsolutePath().normalize())))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path placeOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException failure) {
            throw new IllegalStateException(failure);
        }
    }

    TestDatabase database() {
        return database;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** The only file of this name, in which {@code *} stands for any characters. */
    Path only(String directory, String glob) throws IOException {
        try (var files = Files.newDirectoryStream(folder.resolve(directory), glob)) {
            return files.iterator().next();
        }
    }

    void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    /** Runs a block as it stands there, up to the first command that does not end as it is said. */
    Outcome type(Runbook.Step step) throws IOException, InterruptedException {
        if (step.language().equals("sql")) {
            if (step.text().contains(RESTORED)) {
                dropRestored();
                madeAnother = true;
            }
            database.execute(step.text());
            return new Outcome(0, "");
        }
        Process shell = start("bash", "-eu", "-c", withExitCodes(step.text()));
        return outcome(shell);
    }

    /** The exit code that is told behind a command becomes a test of it. */
    static String withExitCodes(String block) {
        return block.replaceAll(
                "(?m)^(.*\\S) +# exit code ([0-9]+)$",
                "code=0; $1 || code=\\$?\n"
                        + "[ \"\\$code\" -eq $2 ] || { echo \"exit code \\$code instead of $2\"; exit 99; }");
    }

    Outcome narra(String... words) throws IOException, InterruptedException {
        return outcome(startNarra(words));
    }

    Process startNarra(String... words) throws IOException {
        var command = new ArrayList<>(List.of("./narra"));
        command.addAll(List.of(words));
        return start(command.toArray(String[]::new));
    }

    private Process start(String... command) throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("printed").toFile());
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("PORT", Integer.toString(port));
        builder.environment().put("DATABASE_URL", NarraProcess.url(database.connection()));
        builder.environment()
                .put("RESTORED_URL", NarraProcess.url(database.connection().withDatabase(RESTORED)));
        return builder.start();
    }

    private Outcome outcome(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        return new Outcome(process.exitValue(), Files.readString(folder.resolve("printed")));
    }

    /** Ends a server that a block has left running, drops what was made, and cuts the links that lead out of the folder. */
    @Override
    public void close() throws IOException {
        Path pid = folder.resolve("narra.pid");
        if (Files.exists(pid)) {
            ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                    .filter(server -> server.info().command().orElse("").endsWith("java"))
                    .ifPresent(ProcessHandle::destroyForcibly);
        }
        if (madeAnother) {
            dropRestored();
        }
        database.drop();
        try (Stream<Path> links = Files.list(folder.resolve("target/classes"))) {
            for (Path link : links.toList()) {
                Files.delete(link);
            }
        }
    }

    private void dropRestored() {
        database.execute("DROP DATABASE IF EXISTS " + RESTORED + " WITH (FORCE)");
    }
}
