package io.narraforge.database;

import io.narraforge.database.PostgresProgram.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sets up the cluster of a PostgreSQL that is older than what we embed, where a build brings the binaries of one: it
 * does not know the options that ours is made with.
 */
final class EarlierMajor {
    private static final int WITH_BUILTIN_LOCALES = 17;
    private static final Pattern MAJOR = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

    private EarlierMajor() {}

    static void initializeIfAbsent(Path dataFolder, String superuser) {
        try (EmbeddedFolder folder = EmbeddedFolder.lock(dataFolder)) {
            var programs = new PostgresProgram(PostgresBinaries.unpack(folder.binaries()));
            if (!Files.isDirectory(folder.cluster()) && major(programs) < WITH_BUILTIN_LOCALES) {
                Files.writeString(folder.passwordFile(), "of tests");
                run(
                        programs,
                        "--pgdata=" + folder.cluster(),
                        "--username=" + superuser,
                        "--pwfile=" + folder.passwordFile(),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C.UTF-8");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int major(PostgresProgram programs) throws IOException {
        String words = run(programs, "--version");
        Matcher version = MAJOR.matcher(words);
        if (!version.find()) {
            throw new IllegalStateException("initdb --version says " + words);
        }
        return Integer.parseInt(version.group(1));
    }

    private static String run(PostgresProgram programs, String... arguments) throws IOException {
        Outcome outcome = programs.run("initdb", List.of(arguments));
        if (!outcome.succeeded()) {
            throw new IllegalStateException(outcome.output());
        }
        return outcome.output();
    }
}
