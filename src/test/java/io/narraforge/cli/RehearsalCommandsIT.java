package io.narraforge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.narraforge.database.BesideOthers;
import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code narra db migrate --dry-run}, {@code rollback --dry-run} and {@code drill} as their operator meets them. */
@BesideOthers
@Timeout(300)
class RehearsalCommandsIT {
    @RegisterExtension
    static final TestDatabase HALF_WAY = TestDatabases.empty();

    @RegisterExtension
    final TestDatabase database = TestDatabases.copyOf(HALF_WAY);

    @TempDir
    Path dataFolder;

    private String schemas = "";

    @BeforeAll
    static void migrateHalfWay(@TempDir Path folder) throws Exception {
        try (var narra = NarraProcess.start(environment(HALF_WAY, folder), "db", "migrate", "--to", "V3")) {
            assertThat(narra.awaitExit()).as("%s", narra.complaints()).isZero();
        }
    }

    @BeforeEach
    void insertRows() {
        database.execute("""
            INSERT INTO worlds (name) VALUES ('Mgłogród');
            INSERT INTO jobs (type, genre, status) VALUES ('novel', 'fantasy', 'queued');
            """);
        schemas = state();
    }

    /** Whatever is rehearsed, the database is not told, and no copy is left. */
    @AfterEach
    void nothingHasHappened() {
        assertThat(state()).isEqualTo(schemas);
        assertThat(database.scratchDatabases()).isEmpty();
    }

    private String state() {
        return String.valueOf(database.queryText("""
            SELECT concat_ws(' ', (SELECT max(version) FROM flyway_schema_history), (SELECT count(*) FROM worlds),
                (SELECT count(*) FROM narra_history.runs))\
            """));
    }

    @Test
    void dryRunOfAMigrationTellsEachStatement() throws Exception {
        assertThat(run(0, "migrate", "--dry-run"))
                .startsWith("On a copy of the database at V3 with 2 rows:")
                .anyMatch(line -> line.matches("V4  V4__search\\.sql  \\d+\\.\\d{3} s"))
                .anyMatch(line -> line.matches(" +\\d+ +\\d+\\.\\d{3} s  ALTER TABLE worlds .*"))
                .anyMatch(line -> line.matches(" +locks ACCESS EXCLUSIVE: .*"))
                .endsWith("The live database was read, and not changed");
    }

    @Test
    void dryRunForProgramsIsOneObject() throws Exception {
        JsonNode report = json(run(0, "migrate", "--dry-run", "--to", "V4", "--json"));

        assertThat(report.path("version").intValue()).isEqualTo(1);
        assertThat(report.path("dryRun").booleanValue()).isTrue();
        assertThat(report.path("from").textValue()).isEqualTo("V3");
        assertThat(report.path("rows").path("worlds").intValue()).isEqualTo(1);
        assertThat(report.path("findings")).isEmpty();
        assertThat(report.path("files").findValuesAsText("version")).containsExactly("V4");
        assertThat(report.path("files").path(0).path("statements")).isNotEmpty().allSatisfy(statement -> {
            assertThat(statement.path("line").intValue()).isPositive();
            assertThat(statement.path("milliseconds").isNumber()).isTrue();
        });
    }

    @Test
    void dryRunOfARollbackThatLosesSomethingIsAFindingUnlessItIsGivenUp() throws Exception {
        database.execute("UPDATE jobs SET error_message = 'lost'");

        assertThat(run(3, "rollback", "--dry-run")).anyMatch(line -> line.matches("! .*jobs\\.error_message.* 1 .*"));
        run(0, "rollback", "--dry-run", "--force");
    }

    @Test
    void drillTellsEachStepAndThatEveryUndoLedBack() throws Exception {
        assertThat(run(0, "drill"))
                .startsWith("On a copy of the database at V3 with 2 rows:")
                .anyMatch(line -> line.matches("  undone  V3 .* schema [0-9a-f]{12}  rows as before"))
                .anyMatch(line -> line.matches("  applied V4 .* schema [0-9a-f]{12}  rows as before"))
                .contains("Every undo led back to what was there");
        assertThat(json(run(0, "drill", "--json")).path("steps")).hasSizeGreaterThan(10);
    }

    private List<String> run(int exitCode, String... words) throws Exception {
        String[] command = Stream.concat(Stream.of("db"), Arrays.stream(words)).toArray(String[]::new);
        try (var narra = NarraProcess.start(environment(database, dataFolder), command)) {
            assertThat(narra.awaitExit()).as("%s", narra.complaints()).isEqualTo(exitCode);
            return narra.printed();
        }
    }

    private static Map<String, String> environment(TestDatabase database, Path folder) {
        return Map.of("DATABASE_URL", NarraProcess.url(database.connection()), "NARRA_DATA_DIR", folder.toString());
    }

    private static JsonNode json(List<String> printed) throws IOException {
        assertThat(printed).hasSize(1);
        return JsonMapper.builder().build().readTree(printed.getFirst());
    }
}
