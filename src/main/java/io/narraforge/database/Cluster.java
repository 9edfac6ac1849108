package io.narraforge.database;

import io.narraforge.database.PostgresProgram.Outcome;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import io.narraforge.settings.Secret;
import io.narraforge.telemetry.Event;
import io.narraforge.telemetry.Telemetry;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The data of the embedded PostgreSQL and the process that serves it: made, started and stopped. */
final class Cluster {
    private static final String LOOPBACK = "127.0.0.1";
    /** Kept for an operator's psql and for PostgreSQL's own reserve. */
    private static final int SPARE_CONNECTIONS = 20;
    // Recovery after a crash and the last checkpoint of a large load take their time on a slow disk.
    private static final String SECONDS_TO_START = "300";
    private static final String SECONDS_TO_STOP = "60";

    private final EmbeddedFolder folder;
    private final PostgresProgram programs;

    Cluster(EmbeddedFolder folder, PostgresProgram programs) {
        this.folder = folder;
        this.programs = programs;
    }

    /** Makes the cluster under another name first, so that an interrupted making is never taken for a cluster. */
    Secret initializeIfAbsent(String superuser) throws IOException {
        if (Files.isDirectory(folder.cluster())) {
            return new Secret(Files.readString(folder.passwordFile()).strip());
        }
        Secret password = writePassword();
        Path unfinished = folder.path().resolve("cluster.unfinished");
        FolderTree.delete(unfinished);
        Outcome outcome = programs.run(
                "initdb",
                List.of(
                        "--pgdata=" + unfinished,
                        "--username=" + superuser,
                        "--pwfile=" + folder.passwordFile(),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=" + libcLocale(),
                        "--data-checksums"));
        if (!outcome.succeeded()) {
            throw failed("be set up", outcome.output());
        }
        Files.move(unfinished, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
        return password;
    }

    /** Loopback is open to every user of the machine, and a superuser of PostgreSQL can run programs as us. */
    private Secret writePassword() throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        var password = new Secret(HexFormat.of().formatHex(random));
        Files.deleteIfExists(folder.passwordFile());
        Files.createFile(
                folder.passwordFile(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(folder.passwordFile(), password.reveal() + "\n");
        return password;
    }

    /** The C library's part in what the builtin provider does not cover; not every macOS knows C.UTF-8. */
    private static String libcLocale() {
        return System.getProperty("os.name").equals("Linux") ? "C.UTF-8" : "C";
    }

    int start(int wantedPort, int connections) throws IOException {
        int port = freePort(wantedPort);
        long logged = Files.exists(folder.log()) ? Files.size(folder.log()) : 0;
        String options = String.join(
                " ",
                "-p " + port,
                "-c listen_addresses=" + LOOPBACK,
                // No socket in /tmp, where a file of another user may have its name.
                "-c unix_socket_directories=",
                "-c max_connections=" + (connections + SPARE_CONNECTIONS),
                "-c timezone=UTC",
                "-c log_timezone=UTC");
        Outcome outcome =
                control("start", "--wait", "--timeout=" + SECONDS_TO_START, "--log=" + folder.log(), "-o", options);
        if (!outcome.succeeded()) {
            ProblemOccurredException failure = failed("be started", loggedSince(logged) + outcome.output());
            // Its starter may be gone, by Ctrl-C for one, and the server itself be on its way.
            stop();
            throw failure;
        }
        return port;
    }

    private static int freePort(int wanted) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), wanted));
            return socket.getLocalPort();
        } catch (BindException taken) {
            throw new ProblemOccurredException(
                    new Problem.CommandFailed(
                            "NARRA_PG_PORT %d cannot be used: %s; choose another, or 0 for any free port."
                                    .formatted(wanted, taken.getMessage())),
                    taken);
        }
    }

    void stop() throws IOException {
        if (Files.exists(postmasterFile())) {
            control("stop", "--mode=fast", "--wait", "--timeout=" + SECONDS_TO_STOP);
        }
    }

    /**
     * A run that was killed leaves its PostgreSQL behind, and a machine that went down leaves the file that names the
     * process: then the number may be anybody's by now, and PostgreSQL would refuse to start because of it. A number
     * that is nobody's is left to PostgreSQL, which looks for shared memory still in use too.
     */
    void stopWhatAKilledRunLeft(Telemetry telemetry) throws IOException {
        Optional<Path> program = programOfThePostmasterFile();
        if (program.isEmpty()) {
            return;
        }
        if (program.get().startsWith(folder.binaries().toRealPath())) {
            telemetry.record(new Event.LifecycleStep("Stopping the PostgreSQL that a killed run left behind"));
            stop();
        } else {
            Files.delete(postmasterFile());
        }
    }

    private Optional<Path> programOfThePostmasterFile() throws IOException {
        if (!Files.exists(postmasterFile())) {
            return Optional.empty();
        }
        String number = Files.readString(postmasterFile()).lines().findFirst().orElse("");
        if (!number.matches("[0-9]{1,18}")) {
            // Cut off by a crash of the machine: nothing that runs now can have written it.
            Files.delete(postmasterFile());
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(number))
                .flatMap(process -> process.info().command())
                .map(Path::of);
    }

    private Path postmasterFile() {
        return folder.cluster().resolve("postmaster.pid");
    }

    private Outcome control(String action, String... options) throws IOException {
        var arguments = new ArrayList<>(List.of(action, "--pgdata=" + folder.cluster(), "--silent"));
        arguments.addAll(List.of(options));
        return programs.run("pg_ctl", arguments);
    }

    private String loggedSince(long position) throws IOException {
        if (!Files.exists(folder.log())) {
            return "";
        }
        byte[] log = Files.readAllBytes(folder.log());
        return new String(log, (int) position, (int) (log.length - position), StandardCharsets.UTF_8);
    }

    private ProblemOccurredException failed(String what, String output) {
        String reason = output.lines()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:") || line.contains("error:"))
                .findFirst()
                .or(() -> output.lines().filter(line -> !line.isBlank()).findFirst())
                .map(line -> line.replaceFirst("^.*?(FATAL|PANIC|error):\\s*", ""))
                .orElse("it gave no reason");
        return new ProblemOccurredException(new Problem.CommandFailed(
                "PostgreSQL cannot %s in %s: %s; its log is %s".formatted(what, folder.path(), reason, folder.log())));
    }
}
