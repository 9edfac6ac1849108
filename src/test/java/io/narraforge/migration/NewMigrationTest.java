package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.narraforge.migration.sql.SqlFile;
import io.narraforge.problem.ProblemOccurredException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
