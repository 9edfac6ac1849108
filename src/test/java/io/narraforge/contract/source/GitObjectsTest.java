package io.narraforge.contract.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.narraforge.contract.schema.Place;
import io.narraforge.contract.schema.Schema;
import io.narraforge.problem.ProblemOccurredException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitObjectsTest {
    @TempDir
    private Path repository;

    @BeforeEach
    void commitASchema() throws Exception {
        Files.createDirectories(repository.resolve("api/deep"));
        Files.writeString(repository.resolve("api/query.graphqls"), "type Query { a: A }");
        Files.writeString(repository.resolve("api/deep/a b.graphqls"), "\ntype A { b: Int }");
        Files.writeString(repository.resolve("api/notes.txt"), "no schema");
        git("init", "-q", "-b", "main");
        git("add", ".");
        git("-c", "user.name=n", "-c", "user.email=e@example.org", "commit", "-q", "-m", "Begin");
        Files.writeString(repository.resolve("api/query.graphqls"), "type Query { later: Int }");
    }

    private void git(String... words) throws Exception {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .directory(repository.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private Schema load(String source) {
        return new SchemaLoader(repository).load(source);
    }

    private String refusal(String source) {
        return catchThrowableOfType(ProblemOccurredException.class, () -> load(source))
                .problem()
                .message();
    }

    @Test
    void folderOfACommitIsWhatItWasThen() {
        Schema schema = load("git:main:api");

        assertThat(schema.types()).containsOnlyKeys("Query", "A");
        assertThat(Objects.requireNonNull(schema.types().get("A")).element().place())
                .isEqualTo(new Place("git:main:api/deep/a b.graphqls", 2));
    }

    @Test
    void folderOfACommitIsReadFromWithinItToo() {
        var within = new SchemaLoader(repository.resolve("api"));

        assertThat(within.load("git:main:api").types()).containsOnlyKeys("Query", "A");
        assertThat(within.load("git:main:./").types()).containsOnlyKeys("Query", "A");
    }

    @Test
    void fileOfACommitMayNeedAnother() {
        assertThat(refusal("git:HEAD:api/query.graphqls"))
                .startsWith("git:HEAD:api/query.graphqls:1: there is no type A;");
    }

    @Test
    void whatGitDoesNotKnowIsRefused() {
        assertThat(refusal("git:main:api/gone.graphqls"))
                .isEqualTo("git:main:api/gone.graphqls: git knows no such commit or file");
        assertThat(refusal("git:gone:api")).isEqualTo("git:gone:api: git knows no such commit or file");
        assertThat(refusal("git:--help:api")).isEqualTo("git:--help:api: git knows no such commit or file");
        assertThat(refusal("git:main")).isEqualTo("git:main: use git:REF:path, as in git:origin/main:schema.graphqls");
    }

    @Test
    void folderWithoutSchemaIsRefused() throws IOException {
        assertThat(refusal("git:main:api/notes.txt")).startsWith("git:main:api/notes.txt:1:1: not GraphQL");
        Files.delete(repository.resolve(".git/HEAD"));
        assertThat(refusal("git:main:api")).startsWith("git:main:api: git says: fatal: not a git repository");
    }
}
