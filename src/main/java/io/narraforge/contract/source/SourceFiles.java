package io.narraforge.contract.source;

import io.narraforge.contract.schema.SchemaRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Files on the disk by the words that name them: one file, those below a folder whose names end in a certain way, or all that
 * fits a glob, in the order of their names.
 */
public final class SourceFiles {
    private static final List<String> ENDINGS_OF_SDL = List.of(".graphqls", ".graphql", ".gql");

    private final Path workingFolder;
    private final List<String> endings;

    /**
     * @param workingFolder what relative paths start from
     * @param endings of the files that are read below a folder
     */
    public SourceFiles(Path workingFolder, List<String> endings) {
        this.workingFolder = workingFolder;
        this.endings = List.copyOf(endings);
    }

    /** Files of schemas. */
    static SourceFiles ofSdl(Path workingFolder) {
        return new SourceFiles(workingFolder, ENDINGS_OF_SDL);
    }

    /** Whether the file's name says that it is SDL. */
    static boolean isSdl(String fileName) {
        return endsWith(fileName, ENDINGS_OF_SDL);
    }

    private static boolean endsWith(String fileName, List<String> endings) {
        return endings.stream().anyMatch(fileName::endsWith);
    }

    /** The files; refused when there is none. */
    public List<SourceFile> read(String source) {
        Path path = path(source);
        if (Files.isDirectory(path)) {
            return required(
                    below(path, each -> endsWith(each.toString(), endings)),
                    source,
                    "has no %s or %s file"
                            .formatted(String.join(", ", endings.subList(0, endings.size() - 1)), endings.getLast()));
        }
        if (Files.exists(path) || !isGlob(source)) {
            return List.of(read(path));
        }
        return required(matching(source), source, "fits no file");
    }

    private Path path(String source) {
        try {
            return workingFolder.resolve(source);
        } catch (InvalidPathException invalid) {
            throw SchemaRefusal.at(source, "is no path");
        }
    }

    private static List<SourceFile> required(List<SourceFile> found, String source, String otherwise) {
        if (found.isEmpty()) {
            throw SchemaRefusal.at(source, otherwise);
        }
        return found;
    }

    private static boolean isGlob(String source) {
        return source.chars().anyMatch(each -> "*?[{".indexOf(each) >= 0);
    }

    /** Only the folders that the glob's plain beginning leads to are walked. */
    private List<SourceFile> matching(String glob) {
        int firstWildcard = glob.split("[*?\\[{]", 2)[0].length();
        int endOfFolder = glob.lastIndexOf('/', firstWildcard) + 1;
        Path folder = path(glob.substring(0, endOfFolder));
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        String rest = glob.substring(endOfFolder);
        try {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + rest);
            // As in shells, **/ may stand for no folder at all; to Java it is at least one.
            PathMatcher without = FileSystems.getDefault().getPathMatcher("glob:" + rest.replace("**/", ""));
            return below(folder, each -> matcher.matches(each) || without.matches(each));
        } catch (PatternSyntaxException invalid) {
            throw SchemaRefusal.at(glob, "is no glob: " + invalid.getDescription());
        }
    }

    private List<SourceFile> below(Path folder, Predicate<Path> isWanted) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(each -> isWanted.test(folder.relativize(each)))
                    .sorted()
                    .map(this::read)
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw SchemaRefusal.at(named(folder), "can't be read: " + unreadable.getMessage());
        }
    }

    private SourceFile read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(SourceFile.MAX_SIZE + 1);
            if (content.length > SourceFile.MAX_SIZE) {
                throw SchemaRefusal.at(named(file), SourceFile.TOO_LARGE);
            }
            return new SourceFile(named(file), content);
        } catch (IOException unreadable) {
            throw SchemaRefusal.at(
                    named(file),
                    Files.exists(file) ? "can't be read: " + unreadable.getMessage() : "there is no such file");
        }
    }

    /** As one would write it here, with slashes on every system. */
    private String named(Path path) {
        boolean isHere = path.startsWith(workingFolder);
        return (isHere ? workingFolder.relativize(path) : path).toString().replace('\\', '/');
    }
}
