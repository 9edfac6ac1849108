package io.narraforge.migration.lint;

import io.narraforge.problem.Excerpt;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** Finds migrations and their undo files: those of this build, wherever it runs from, and those that are named. */
public final class LintFiles {
    private static final String MIGRATIONS = "db/migration";
    private static final String UNDOS = "db/undo";
    private static final String CONFIGURATION = ".conf";

    private LintFiles() {}

    /** The files that this build was made with. */
    public static List<LintFile> ofBuild() {
        URL folder = Objects.requireNonNull(LintFiles.class.getResource("/" + MIGRATIONS));
        try {
            URI place = folder.toURI();
            if (!place.getScheme().equals("jar")) {
                return both(Path.of(place).resolve("../..").normalize());
            }
            try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
                return both(jar.getPath("/"));
            }
        } catch (URISyntaxException | IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static List<LintFile> both(Path root) {
        var files = new ArrayList<LintFile>();
        for (String folder : List.of(MIGRATIONS, UNDOS)) {
            files.addAll(in(root.resolve(folder), folder));
        }
        return files;
    }

    private static List<LintFile> in(Path folder, String shown) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted()
                    .flatMap(file -> read(file, shown + "/" + file.getFileName()).stream())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A file that is named, {@code V9__x.sql} or {@code U9__x.sql}. */
    static LintFile named(Path file) {
        if (!Files.isRegularFile(file)) {
            throw refused("%s can't be read; name a migration or an undo file".formatted(Excerpt.of(file.toString())));
        }
        return read(file, file.toString())
                .orElseThrow(() ->
                        refused("%s is no name of a migration; use V<version>__<words>.sql or U<version>__<words>.sql"
                                .formatted(Excerpt.of(String.valueOf(file.getFileName())))));
    }

    /**
     * The named files, and what is needed to judge them: the files beside them, then those of this build, where these
     * have other versions.
     */
    public static List<LintFile> withNamed(List<Path> paths) {
        List<LintFile> named = paths.stream().map(LintFiles::named).toList();
        var candidates = new ArrayList<>(named);
        paths.forEach(path -> candidates.addAll(around(path)));
        candidates.addAll(ofBuild());
        var chosen = new ArrayList<>(named);
        for (LintFile candidate : candidates) {
            boolean isNew = chosen.stream()
                    .noneMatch(file ->
                            file.role() == candidate.role() && file.version().equals(candidate.version()));
            if (isNew) {
                chosen.add(candidate);
            }
        }
        return chosen;
    }

    /** What lies beside a named file: the other migrations of its folder, and the undo files of the folder undo. */
    private static List<LintFile> around(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            return List.of();
        }
        var files = new ArrayList<>(in(folder, folder.toString()));
        for (String sibling : List.of("migration", "undo")) {
            Path other = folder.resolveSibling(sibling);
            if (!other.equals(folder)) {
                files.addAll(in(other, other.toString()));
            }
        }
        return files;
    }

    private static Optional<LintFile> read(Path file, String shown) {
        try {
            String name = String.valueOf(file.getFileName());
            return name.endsWith(".sql")
                    ? LintFile.find(name, shown, Files.readString(file), inTransaction(file))
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw refused("%s can't be read: %s".formatted(Excerpt.of(file.toString()), unreadable.getMessage()));
        }
    }

    /** From the script configuration beside it, as Flyway reads it. */
    private static Optional<Boolean> inTransaction(Path file) throws IOException {
        Path configuration = file.resolveSibling(file.getFileName() + CONFIGURATION);
        if (!Files.isRegularFile(configuration)) {
            return Optional.empty();
        }
        var settings = new Properties();
        settings.load(new StringReader(Files.readString(configuration)));
        return Optional.ofNullable(settings.getProperty("executeInTransaction")).map(Boolean::parseBoolean);
    }

    private static ProblemOccurredException refused(String message) {
        return new ProblemOccurredException(new Problem.CommandFailed(message));
    }
}
