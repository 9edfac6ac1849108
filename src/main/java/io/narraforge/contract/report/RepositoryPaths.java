package io.narraforge.contract.report;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Names files as their repository does, from its top: so CI systems find them, whatever folder a command ran in. */
public final class RepositoryPaths {
    private static final String GIT = "git:";

    private final Path workingFolder;
    private final Path top;

    private RepositoryPaths(Path workingFolder, Path top) {
        this.workingFolder = workingFolder;
        this.top = top;
    }

    /** The repository around a folder; where there is none, the folder itself is the top. */
    public static RepositoryPaths around(Path workingFolder) {
        Path top = workingFolder;
        while (top != null && !Files.exists(top.resolve(".git"))) {
            top = top.getParent();
        }
        return new RepositoryPaths(workingFolder, top == null ? workingFolder : top);
    }

    /** The path of a file as a reader of schemas named it; empty for what is no file of the repository. */
    Optional<String> of(String file) {
        if (file.startsWith("http://") || file.startsWith("https://")) {
            return Optional.empty();
        }
        if (!file.startsWith(GIT)) {
            return below(workingFolder, file);
        }
        String path = file.substring(file.indexOf(':', GIT.length()) + 1);
        boolean isFromHere = path.startsWith("./") || path.startsWith("../");
        return below(isFromHere ? workingFolder : top, path);
    }

    private Optional<String> below(Path folder, String file) {
        try {
            Path path = folder.resolve(file).normalize();
            return path.startsWith(top) && !path.equals(top)
                    ? Optional.of(top.relativize(path).toString().replace('\\', '/'))
                    : Optional.empty();
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }
}
