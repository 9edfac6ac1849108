package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.narraforge.contract.Contract;
import io.narraforge.contract.diff.KnownOperations;
import io.narraforge.contract.impact.Impacts;
import io.narraforge.migration.lint.LintFile;
import io.narraforge.migration.lint.LintFiles;
import io.narraforge.migration.lint.Linter;
import io.narraforge.migration.sql.SqlFile;
import io.narraforge.problem.ProblemOccurredException;
import io.narraforge.server.Domain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewMigrationTest {
    @TempDir
    Path project;

    @Test
    void theNextNumberFollowsTheHighestAndNothingIsReplaced() throws IOException {
        Path migrations = Files.createDirectories(project.resolve("db/migration"));
        for (String name : List.of("V1__a.sql", "V9__b.sql", "V10__c.sql", "V10__c.sql.conf", "notes.txt")) {
            Files.createFile(migrations.resolve(name));
        }

        List<Path> files = new NewMigration(project).write("world_tagline");

        assertThat(files)
                .containsExactly(
                        project.resolve("db/migration/V11__world_tagline.sql"),
                        project.resolve("db/undo/U11__world_tagline.sql"));
        assertThat(files)
                .allSatisfy(
                        file -> assertThat(SqlFile.of(Files.readString(file)).statements())
                                .singleElement()
                                .satisfies(statement ->
                                        assertThat(statement.text()).isEqualTo("SET LOCAL lock_timeout = '5s'")));
        assertThat(files.getLast()).content().contains("-- Back to V10.").contains("'Lost: worlds.tagline of % rows'");
        assertThat(new NewMigration(project).write("world_tagline").getFirst()).hasFileName("V12__world_tagline.sql");
    }

    @Test
    void theExampleInTheCommentsIsOneThatTheLinterTakes() throws IOException {
        Path migrations = Files.createDirectories(project.resolve("db/migration"));
        Files.createFile(migrations.resolve("V9000__newest.sql"));
        for (Path file : new NewMigration(project).write("world_tagline")) {
            String text = Files.readString(file);
            Files.writeString(file, text.replaceAll("(?m)^-- (?=DO|DECLARE|BEGIN|END|\\$|    |ALTER|-- lint)", ""));
            assertThat(file).content().containsPattern("(?m)^ALTER TABLE worlds");
        }

        List<LintFile> written = LintFiles.withNamed(List.of(
                project.resolve("db/migration/V9001__world_tagline.sql"),
                project.resolve("db/undo/U9001__world_tagline.sql")));
        var linter = new Linter(
                new Impacts(Domain.fields(Contract.ofBuild().types()), KnownOperations.NONE), Optional.empty());

        assertThat(linter.lint(written, file -> file.name().contains("9001"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Tagline", "world-tagline", "a b", "ż", "../x"})
    void aNameThatIsNoFileNameOfOursIsRefused(String name) throws IOException {
        Files.createDirectories(project.resolve("db/migration"));

        assertThat(refusal(name)).startsWith("The name \"" + name + "\" cannot be used: ");
    }

    @Test
    void outsideOfAProjectItSaysWhereToRun() {
        assertThat(refusal("world_tagline"))
                .isEqualTo("There is no folder db/migration in " + project + "; run this in the folder of the project");
    }

    private String refusal(String name) {
        return assertThatExceptionOfType(ProblemOccurredException.class)
                .isThrownBy(() -> new NewMigration(project).write(name))
                .actual()
                .problem()
                .message();
    }
}
