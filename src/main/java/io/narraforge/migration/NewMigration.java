package io.narraforge.migration;

import io.narraforge.problem.Excerpt;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Writes the two files of the next version into a project: the migration, and what undoes it. Replaces nothing. */
public final class NewMigration {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,60}");
    private static final Pattern VERSION = Pattern.compile("V([0-9]{1,6})__.*\\.sql");

    private static final String MIGRATION = """
        -- What this version brings, and why.
        --
        -- One transaction, unless a statement cannot be in one: CREATE INDEX CONCURRENTLY goes into a file of its own.
        -- Additive: no drop and no rename while anybody reads it. ./narra db lint says what the rules are.

        SET LOCAL lock_timeout = '5s';

        -- ALTER TABLE worlds ADD COLUMN tagline text;
        """;

    private static final String UNDO = """
        -- Back to {before}. Say here what is lost.
        --
        -- One transaction. What was written since and is lost is warned of with NF002, so that ./narra db rollback asks
        -- for --force:
        --
        -- DO $$
        -- DECLARE
        --     row_count bigint;
        -- BEGIN
        --     SELECT count(tagline) INTO row_count FROM worlds;
        --     IF row_count > 0 THEN
        --         RAISE WARNING 'Lost: worlds.tagline of % rows', row_count USING ERRCODE = 'NF002';
        --     END IF;
        -- END
        -- $$;

        SET LOCAL lock_timeout = '5s';

        -- -- lint-ignore: M16 undoing {version} is to drop what it added
        -- ALTER TABLE worlds DROP COLUMN tagline;
        """;

    private final Path project;

    /** The folder that {@code db/migration} is in. */
    public NewMigration(Path project) {
        this.project = project;
    }

    /** The files that were written: the migration, and its undo. */
    public List<Path> write(String name) {
        if (!NAME.matcher(name).matches()) {
            throw refused(
                    "The name \"%s\" cannot be used: a name has 1 to 60 of the characters a to z, 0 to 9 and _, such as world_tagline"
                            .formatted(Excerpt.of(name)));
        }
        Path migrations = project.resolve("db/migration");
        Path undos = project.resolve("db/undo");
        if (!Files.isDirectory(migrations)) {
            throw refused("There is no folder db/migration in %s; run this in the folder of the project"
                    .formatted(project.toAbsolutePath().normalize()));
        }
        try {
            int newest = newestIn(migrations);
            String rest = (newest + 1) + "__" + name + ".sql";
            Files.createDirectories(undos);
            return List.of(
                    create(migrations.resolve("V" + rest), MIGRATION), create(undos.resolve("U" + rest), undo(newest)));
        } catch (IOException failure) {
            throw new ProblemOccurredException(
                    new Problem.CommandFailed("The files cannot be written: " + failure), failure);
        }
    }

    private static String undo(int newest) {
        return UNDO.replace("{before}", "V" + newest).replace("{version}", "V" + (newest + 1));
    }

    private static int newestIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> VERSION.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .mapToInt(version -> Integer.parseInt(version.group(1)))
                    .max()
                    .orElse(0);
        }
    }

    private static Path create(Path file, String text) throws IOException {
        return Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    }

    private static ProblemOccurredException refused(String reason) {
        return new ProblemOccurredException(new Problem.CommandFailed(reason));
    }
}
