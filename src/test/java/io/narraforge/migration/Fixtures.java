package io.narraforge.migration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Texts on the class path: the rows that tests start from, and the undo files as they are packed. */
final class Fixtures {
    private Fixtures() {}

    static String read(String name) {
        try (InputStream content = found(name).openStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static String readUndo(String version) {
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(Path.of(found("db/undo").toURI()), "U" + version + "__*.sql")) {
            return Files.readString(files.iterator().next());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (URISyntaxException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static URL found(String name) {
        return Objects.requireNonNull(Fixtures.class.getResource("/" + name), () -> name + " is not on the class path");
    }
}
