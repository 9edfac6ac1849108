package io.narraforge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.narraforge.database.BesideOthers;
import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code narra db check} as its operator meets it. */
@BesideOthers
class DbCheckCommandIT {
    @RegisterExtension
    static final TestDatabase SOUND = TestDatabases.migrated();

    @RegisterExtension
    static final TestDatabase DRIFTED = TestDatabases.migrated();

    @RegisterExtension
    static final TestDatabase EMPTY = TestDatabases.empty();

    @BeforeAll
    static void makeDrift() {
        DRIFTED.execute("""
            ALTER TABLE jobs ALTER COLUMN inspiration SET NOT NULL;
            DROP INDEX worlds_rules_idx;
            ALTER INDEX jobs_created_at_id_idx RENAME TO mine;
            """);
    }

    @Test
    void withoutDriftItSaysSo() throws Exception {
        try (var narra = check(SOUND)) {
            assertThat(narra.awaitExit()).isZero();
            assertThat(narra.printed())
                    .singleElement()
                    .asString()
                    .startsWith("No drift: the schema is what the migrations up to V");
        }
    }

    @Test
    void eachDifferenceIsPrintedWithTheDdlOfBothSides() throws Exception {
        try (var narra = check(DRIFTED)) {
            assertThat(narra.awaitExit()).isEqualTo(3);
            assertThat(narra.printed())
                    .startsWith(
                            "different: column jobs.inspiration",
                            "  expected:",
                            "    ALTER TABLE jobs ADD COLUMN inspiration text;",
                            "  found:",
                            "    ALTER TABLE jobs ADD COLUMN inspiration text NOT NULL;",
                            "",
                            "missing: index worlds_rules_idx of table worlds",
                            "  expected:",
                            "    CREATE INDEX worlds_rules_idx ON worlds USING gin (rules);",
                            "  found: nothing",
                            "",
                            "No drift, but worth knowing:",
                            "  The index jobs_created_at_id_idx of table jobs is called mine.",
                            "")
                    .last()
                    .asString()
                    .startsWith("Drift: 2 differences from what the migrations up to V");
        }
    }

    @Test
    void jsonIsOneObjectWithItsVersion() throws Exception {
        try (var narra = check(DRIFTED, "--json")) {
            assertThat(narra.awaitExit()).isEqualTo(3);
            JsonNode printed = onlyObject(narra);
            assertThat(printed.path("version").intValue()).isEqualTo(1);
            assertThat(printed.path("drifted").booleanValue()).isTrue();
            assertThat(printed.path("schemaVersion").textValue()).startsWith("V");
            assertThat(printed.has("incomparable")).isFalse();
            assertThat(printed.path("remarks")).hasSize(1);
            assertThat(printed.path("findings").path(1).toString())
                    .isEqualTo(
                            "{\"kind\":\"MISSING\",\"subject\":\"index worlds_rules_idx of table worlds\",\"expected\":"
                                    + "[\"CREATE INDEX worlds_rules_idx ON worlds USING gin (rules)\"],\"actual\":[]}");
        }
    }

    @Test
    void whatCannotBeComparedNamesTheCommandThatMendsIt() throws Exception {
        try (var narra = check(EMPTY)) {
            assertThat(narra.awaitExit()).isEqualTo(3);
            assertThat(narra.printed()).containsExactly("The database is empty; fill it with: ./narra db migrate");
        }
        try (var narra = check(EMPTY, "--json")) {
            assertThat(narra.awaitExit()).isEqualTo(3);
            assertThat(onlyObject(narra).path("incomparable").textValue()).endsWith("./narra db migrate");
        }
        try (var narra = NarraProcess.start(Map.of("DATABASE_URL", "postgresql://u:p@127.0.0.1:1/d"), "db", "check")) {
            assertThat(narra.awaitExit()).isEqualTo(5);
        }
    }

    private static JsonNode onlyObject(NarraProcess narra) throws Exception {
        assertThat(narra.printed()).hasSize(1);
        return JsonMapper.builder().build().readTree(narra.printed().getFirst());
    }

    private static NarraProcess check(TestDatabase database, String... options) throws Exception {
        String[] words = new String[options.length + 2];
        words[0] = "db";
        words[1] = "check";
        System.arraycopy(options, 0, words, 2, options.length);
        return NarraProcess.start(Map.of("DATABASE_URL", NarraProcess.url(database.connection())), words);
    }
}
