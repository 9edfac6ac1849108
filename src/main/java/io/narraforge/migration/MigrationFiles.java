package io.narraforge.migration;

import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files of the versions as they are packed: each migration, and beside it the file that undoes it.
 *
 * @param migrations folder of the {@code V<n>__….sql} on the class path
 * @param undos folder of the {@code U<n>__….sql}, which have the same names otherwise
 */
record MigrationFiles(String migrations, String undos) {
    static final MigrationFiles OF_BUILD = new MigrationFiles("db/migration", "db/undo");

    /** What a migration says that has no undo file. */
    private static final String IRREVERSIBLE = "-- irreversible:";

    /** The whole text of a migration. */
    String text(String script) {
        return find(migrations + "/" + script)
                .orElseThrow(() -> new ProblemOccurredException(
                        new Problem.CommandFailed("This build has no file %s/%s".formatted(migrations, script))));
    }

    /** Whether there is a migration of this name. */
    boolean has(String script) {
        return find(migrations + "/" + script).isPresent();
    }

    /** The whole text of what undoes a migration. */
    Optional<String> undoOf(String script) {
        return find(undos + "/" + undoName(script));
    }

    /** {@code U3__x.sql} of {@code V3__x.sql}. */
    static String undoName(String script) {
        return "U" + script.substring(1);
    }

    /** Why a migration cannot be undone, where its file says so. */
    Optional<String> irreversibleBecause(String script) {
        return text(script)
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith(IRREVERSIBLE))
                .map(line -> line.substring(IRREVERSIBLE.length()).strip())
                .findFirst();
    }

    private static Optional<String> find(String name) {
        try (@Nullable
                InputStream content = MigrationFiles.class.getClassLoader().getResourceAsStream(name)) {
            return content == null
                    ? Optional.empty()
                    : Optional.of(new String(content.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
