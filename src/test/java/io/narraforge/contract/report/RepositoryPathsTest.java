package io.narraforge.contract.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryPathsTest {
    @TempDir
    private Path top;

    private Path below;

    @BeforeEach
    void makeFolders() throws IOException {
        below = Files.createDirectories(top.resolve("server/api"));
    }

    @Test
    void pathsBeginAtTheTopOfTheRepositoryWhereverOneWorks() throws IOException {
        Files.createDirectory(top.resolve(".git"));
        RepositoryPaths paths = RepositoryPaths.around(below);

        assertThat(paths.of("schema.graphqls")).contains("server/api/schema.graphqls");
        assertThat(paths.of("../web/./a.graphql")).contains("server/web/a.graphql");
        assertThat(paths.of(top.resolve("schema.graphqls").toString())).contains("schema.graphqls");
        assertThat(paths.of("git:origin/main:server/schema.graphqls")).contains("server/schema.graphqls");
        assertThat(paths.of("git:HEAD~1:./schema.graphqls")).contains("server/api/schema.graphqls");
        assertThat(paths.of("git:HEAD:../schema.graphqls")).contains("server/schema.graphqls");
        assertThat(paths.of("git:HEAD:a:b.graphqls")).contains("a:b.graphqls");
    }

    @Test
    void whatIsOutsideOfTheRepositoryHasNoPath() throws IOException {
        // A work tree of git has a file there.
        Files.createFile(top.resolve("server/.git"));
        RepositoryPaths paths = RepositoryPaths.around(below);

        assertThat(paths.of("schema.graphqls")).contains("api/schema.graphqls");
        assertThat(paths.of("../../schema.graphqls")).isEmpty();
        assertThat(paths.of("..")).isEmpty();
        assertThat(paths.of("https://example.org/graphql")).isEmpty();
        assertThat(paths.of("http://example.org/graphql")).isEmpty();
        assertThat(paths.of("\0")).isEmpty();
    }

    @Test
    void withoutARepositoryPathsBeginWhereOneWorks() {
        RepositoryPaths paths = RepositoryPaths.around(Path.of("/nowhere/at/all"));

        assertThat(paths.of("schema.graphqls")).contains("schema.graphqls");
        assertThat(paths.of("git:HEAD:schema.graphqls")).contains("schema.graphqls");
        assertThat(paths.of("../schema.graphqls")).isEmpty();
    }
}
