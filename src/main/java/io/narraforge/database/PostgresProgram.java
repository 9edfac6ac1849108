package io.narraforge.database;

import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs one of PostgreSQL's programs to its end, in an environment of its own: nothing of the operator's locale, zone or
 * {@code PG…} variables gets in.
 */
final class PostgresProgram {
    private final Path binaries;

    PostgresProgram(Path binaries) {
        this.binaries = binaries;
    }

    /** What the program said, and whether it succeeded. */
    record Outcome(boolean succeeded, String output) {}

    Outcome run(String program, List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        // PostgreSQL refuses to run as root; in a user namespace of its own root is nobody.
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        } else {
            refuseRoot();
        }
        command.add(binaries.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(exitCode(process) == 0, output);
    }

    private static void refuseRoot() {
        if (System.getProperty("user.name").equals("root")) {
            throw new ProblemOccurredException(new Problem.CommandFailed(
                    "PostgreSQL refuses to run as root, and this machine does not allow `unshare -U`; run"
                            + " narra as an ordinary user, or set DATABASE_URL."));
        }
    }

    private static int exitCode(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + process.pid(), interrupted);
        }
    }
}
