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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code narra db backup} and {@code narra db restore} as an operator meets them. */
@BesideOthers
class DbBackupCommandIT {
    @RegisterExtension
    static final TestDatabase SOURCE = TestDatabases.migrated();

    @RegisterExtension
    static final TestDatabase TARGET = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase EMPTY = TestDatabases.empty();

    @TempDir
    static Path machine;

    @BeforeAll
    static void fill() {
        SOURCE.execute("INSERT INTO worlds (name) VALUES ('Mgłogród'), ('Ash'); CREATE TABLE embeddings (id int)");
    }

    @Test
    void aBackupIsMadeInTheDataFolderVerifiedAndRestoredByTheCommandItPrints() throws Exception {
        Path data = machine.resolve("my data");
        List<String> printed;
        try (var narra = narra(SOURCE, data, "db", "backup")) {
            assertThat(narra.awaitExit()).as(narra::everythingPrinted).isZero();
            printed = narra.printed();
        }
        Path file = onlyFileIn(data.resolve("backups"));
        assertThat(file.getFileName().toString())
                .matches(SOURCE.connection().database() + "-V\\d+-\\d{8}T\\d{6}\\.\\d{3}Z\\.narra\\.zip");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        assertThat(printed.getFirst()).startsWith(file + ": V").contains("tables, 2 rows; ");
        assertThat(printed)
                .contains(
                        "Not in it: embeddings",
                        "Restore it into an empty database with: ./narra db restore '" + file + "'");

        try (var narra = narra(TARGET, data, "db", "backup", "--verify", file.toString())) {
            assertThat(narra.awaitExit()).isZero();
            assertThat(narra.printed()).singleElement().asString().startsWith(file + " is whole: V");
        }
        try (var narra = narra(TARGET, data, "db", "restore", file.toString(), "--json")) {
            assertThat(narra.awaitExit()).as(narra::everythingPrinted).isZero();
            JsonNode answer = onlyObject(narra);
            assertThat(answer.at("/version").intValue()).isEqualTo(1);
            assertThat(answer.at("/content/rows/worlds").longValue()).isEqualTo(2);
            assertThat(answer.at("/remarks").isEmpty()).isTrue();
        }
        assertThat(TARGET.queryTexts("SELECT name FROM worlds ORDER BY name")).containsExactly("Ash", "Mgłogród");

        try (var narra = narra(TARGET, data, "db", "restore", file.toString())) {
            assertThat(narra.awaitExit()).isEqualTo(1);
            assertThat(narra.complaints()).anySatisfy(line -> assertThat(line).contains("worlds has 2 rows"));
        }
    }

    @Test
    void jsonTellsTheFileItsManifestAndTheCommand() throws Exception {
        Path file = machine.resolve("b.zip");
        try (var narra = narra(SOURCE, machine, "db", "backup", "--json", file.toString())) {
            assertThat(narra.awaitExit()).as(narra::everythingPrinted).isZero();
            JsonNode answer = onlyObject(narra);
            assertThat(answer.at("/version").intValue()).isEqualTo(1);
            assertThat(answer.at("/file").textValue()).isEqualTo(file.toString());
            assertThat(answer.at("/bytes").longValue()).isEqualTo(Files.size(file));
            assertThat(answer.at("/manifestSha256").textValue()).matches("[0-9a-f]{64}");
            assertThat(answer.at("/content/schemaVersion").textValue()).matches("V\\d+");
            assertThat(answer.at("/content/notIncluded/0").textValue()).isEqualTo("embeddings");
            assertThat(answer.at("/restoreCommand").textValue()).isEqualTo("./narra db restore " + file);
        }
        try (var narra = narra(SOURCE, machine, "db", "backup", file.toString())) {
            assertThat(narra.awaitExit()).isEqualTo(1);
            assertThat(narra.complaints()).anySatisfy(line -> assertThat(line).contains("is there already"));
        }
    }

    @Test
    void whatCannotBeDoneHasItsExitCode() throws Exception {
        try (var narra =
                narra(EMPTY, machine, "db", "backup", machine.resolve("e.zip").toString())) {
            assertThat(narra.awaitExit()).isEqualTo(3);
            assertThat(narra.complaints()).last().asString().endsWith("./narra db migrate");
        }
        try (var narra =
                narra(EMPTY, machine, "db", "restore", machine.resolve("no.zip").toString())) {
            assertThat(narra.awaitExit()).isEqualTo(1);
            assertThat(narra.complaints()).last().asString().startsWith("narra: There is no file ");
        }
        try (var narra = narra(EMPTY, machine, "db", "backup", "--verify")) {
            assertThat(narra.awaitExit()).isEqualTo(2);
        }
    }

    private static NarraProcess narra(TestDatabase database, Path data, String... words) throws IOException {
        return NarraProcess.start(
                Map.of(
                        "DATABASE_URL", NarraProcess.url(database.connection()),
                        "NARRA_DATA_DIR", data.toString()),
                words);
    }

    private static JsonNode onlyObject(NarraProcess narra) throws IOException {
        assertThat(narra.printed()).hasSize(1);
        return JsonMapper.builder().build().readTree(narra.printed().getFirst());
    }

    private static Path onlyFileIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }
}
