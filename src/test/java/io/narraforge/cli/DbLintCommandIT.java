package io.narraforge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.narraforge.database.BesideOthers;
import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code narra db lint} as its user meets it. */
@BesideOthers
class DbLintCommandIT {
    @RegisterExtension
    static final TestDatabase MIGRATED = TestDatabases.migrated();

    @TempDir
    private Path folder;

    private static NarraProcess lint(Map<String, String> environment, String... words) throws IOException {
        var all = new ArrayList<>(List.of("db", "lint"));
        all.addAll(Arrays.asList(words));
        return NarraProcess.start(environment, all.toArray(String[]::new));
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void ourOwnMigrationsPassAndAreWhatTheDatabaseHasRun() throws Exception {
        try (var narra = lint(Map.of("DATABASE_URL", NarraProcess.url(MIGRATED.connection())))) {
            assertThat(narra.awaitExit()).isZero();
            assertThat(narra.printed()).hasSize(1).first().asString().matches("Nothing to say about \\d+ files\\.");
        }
    }

    @Test
    void draftIsJudgedWithTheSchemaOfTheBuildBeforeIt() throws Exception {
        String draft = write("V99__genres.sql", """
            ALTER TABLE jobs
                DROP COLUMN genre;
            """);
        try (var narra = lint(Map.of(), draft)) {
            assertThat(narra.awaitExit()).isEqualTo(3);
            assertThat(narra.printed())
                    .contains(
                            draft
                                    + ":1: warning M20: While it waits for its lock on jobs, everybody else's next"
                                    + " statement there waits behind it",
                            "    ALTER TABLE jobs",
                            "note: M28 was skipped: without DATABASE_URL nothing tells what was applied.",
                            "2 errors and 1 warning in 1 file.")
                    .anySatisfy(line -> assertThat(line)
                            .startsWith(draft + ":1: error M16: ")
                            .contains("Job.genre, JobFilter.genre"))
                    .anySatisfy(line -> assertThat(line).startsWith(draft + ":1: error M29: "));
        }
    }

    @Test
    void warningsAloneAreAFailureOnlyWhenAskedFor() throws Exception {
        String draft = write(
                "V99__notes.sql", "-- irreversible: a draft\nCREATE TABLE notes (id uuid PRIMARY KEY, body json);");
        try (var lenient = lint(Map.of(), draft);
                var strict = lint(Map.of(), "--strict", draft)) {
            assertThat(lenient.awaitExit()).isZero();
            assertThat(strict.awaitExit()).isEqualTo(3);
            assertThat(lenient.printed()).contains("0 errors and 1 warning in 1 file.");
        }
    }

    @Test
    void jsonIsOneObjectWithItsVersion() throws Exception {
        write("U99__genres.sql", "");
        String draft = write("V99__genres.sql", "DROP FUNCTION search_title(jsonb) CASCADE;");
        try (var narra = lint(Map.of(), "--json", draft)) {
            assertThat(narra.awaitExit()).isEqualTo(3);
            assertThat(narra.printed()).hasSize(1);
            JsonNode printed =
                    JsonMapper.builder().build().readTree(narra.printed().getFirst());
            assertThat(printed.path("version").asInt()).isEqualTo(1);
            assertThat(printed.path("files").asInt()).isEqualTo(1);
            assertThat(printed.path("errors").asInt()).isEqualTo(1);
            JsonNode finding = printed.path("findings").path(0);
            assertThat(finding.path("code").asText()).isEqualTo("M18");
            assertThat(finding.path("level").asText()).isEqualTo("error");
            assertThat(finding.path("file").asText()).isEqualTo(draft);
            assertThat(finding.path("line").asInt()).isEqualTo(1);
            assertThat(finding.path("statement").asText()).isEqualTo("DROP FUNCTION search_title(jsonb) CASCADE");
        }
    }

    @Test
    void editedMigrationIsFoundByTheDatabaseThatHasRunIt() throws Exception {
        String edited = write("V8__search_documents_in_one_pass.sql", "COMMENT ON TABLE jobs IS 'orders';");
        try (var narra = lint(Map.of("DATABASE_URL", NarraProcess.url(MIGRATED.connection())), edited)) {
            assertThat(narra.awaitExit()).isEqualTo(3);
            assertThat(narra.printed())
                    .contains(edited + ":1: error M28: The database has run version 8 with another text");
        }
    }

    @Test
    void configurationBesideAMigrationTakesItOutOfATransaction() throws Exception {
        write("V99__reindex.sql.conf", "executeInTransaction=false\n");
        String draft = write("V99__reindex.sql", """
            -- irreversible: it changes nothing
            SET lock_timeout = 0;
            REINDEX INDEX CONCURRENTLY idx_jobs_status;
            """);
        try (var narra = lint(Map.of(), draft)) {
            assertThat(narra.awaitExit()).isZero();
        }
    }

    @Test
    void fileThatIsNoMigrationIsRefused() throws Exception {
        String notes = write("notes.sql", "SELECT 1;");
        try (var narra = lint(Map.of(), notes);
                var missing = lint(Map.of(), folder.resolve("V9__none.sql").toString())) {
            assertThat(narra.awaitExit()).isEqualTo(1);
            assertThat(narra.complaints())
                    .anySatisfy(line -> assertThat(line).contains("notes.sql is no name of a migration"));
            assertThat(missing.awaitExit()).isEqualTo(1);
            assertThat(missing.complaints()).anySatisfy(line -> assertThat(line).contains("can't be read"));
        }
    }
}
