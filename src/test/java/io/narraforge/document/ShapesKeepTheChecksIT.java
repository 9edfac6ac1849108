package io.narraforge.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a shape accepts, the database accepts: else a client would hear of a CHECK what a shape should have told. */
class ShapesKeepTheChecksIT {
    private static final String JOB = "00000000-0000-4000-8000-0000000000a1";
    private static final String WORLD = "00000000-0000-4000-8000-0000000000a2";

    private static final Map<String, String> INSERT_BY_SHAPE = Map.ofEntries(
            Map.entry("World.rules", "worlds (name, rules) VALUES (gen_random_uuid()"),
            Map.entry("World.themes", "worlds (name, themes) VALUES (gen_random_uuid()"),
            Map.entry("World.geography", "worlds (name, geography) VALUES (gen_random_uuid()"),
            Map.entry("World.history", "worlds (name, history) VALUES (gen_random_uuid()"),
            Map.entry("Character.trajectory", character("trajectory")),
            Map.entry("Character.relationships", character("relationships")),
            Map.entry("Character.constraints", character("constraints")),
            Map.entry("Timeline.nodes", "timelines (world_id, nodes) VALUES ('" + WORLD + "'"),
            Map.entry("Job.constraints", "jobs (type, genre, constraints) VALUES ('saga', 'x'"),
            Map.entry("QaReport.criticalErrors", qaReport("critical_errors")),
            Map.entry("QaReport.warnings", qaReport("warnings")),
            Map.entry("Artifact.data", "artifacts (job_id, type, data) VALUES ('" + JOB + "', 'x'"));

    /** Of every JSON type, alone and as the element of a list, and what the shapes of objects ask for. */
    private static final List<String> DOCUMENTS = List.of(
            "null",
            "true",
            "1",
            "\"x\"",
            "[]",
            "[\"x\"]",
            "[\"x\", null]",
            "[1]",
            "[true]",
            "[null]",
            "[[]]",
            "[[\"x\"]]",
            "[{}]",
            "[[{}]]",
            "[{}, 1]",
            "[{\"year\": 1, \"event\": \"x\"}]",
            "[{\"year\": 1, \"event\": \"x\"}, 1]",
            "[[{\"year\": 1, \"event\": \"x\"}]]",
            "[{\"character\": \"x\"}]",
            "[{\"character\": \"x\"}, \"x\"]",
            "[[{\"character\": \"x\"}]]",
            "{}",
            "{\"a\": 1}",
            "{\"a\": null}");

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.migrated();

    private static String character(String column) {
        return "characters (world_id, name, %s) VALUES ('%s', 'x'".formatted(column, WORLD);
    }

    private static String qaReport(String column) {
        return "qa_reports (job_id, passed, logic_score, psychology_score, timeline_score, %s) VALUES ('%s', true, 1, 1, 1"
                .formatted(column, JOB);
    }

    @BeforeAll
    static void insertParents() {
        DATABASE.execute("INSERT INTO jobs (id, type, genre) VALUES ('%s', 'saga', 'x')".formatted(JOB));
        DATABASE.execute("INSERT INTO worlds (id, name) VALUES ('%s', 'x')".formatted(WORLD));
    }

    @Test
    void whatAShapeAcceptsTheDatabaseAccepts() {
        Shapes shapes = Shapes.ofBuild();

        INSERT_BY_SHAPE.forEach((name, insert) -> {
            List<String> accepted = DOCUMENTS.stream()
                    .filter(document -> shapes.misfit(name, document).isEmpty())
                    .toList();
            assertThat(accepted).as(name).isNotEmpty();
            accepted.forEach(document -> assertThatCode(
                            () -> DATABASE.execute("INSERT INTO %s, '%s')".formatted(insert, document)))
                    .as("%s %s", name, document)
                    .doesNotThrowAnyException());
        });
    }

    @Test
    void everyShapeOfAColumnIsHeldAgainstIt() {
        assertThat(INSERT_BY_SHAPE.keySet())
                .containsExactlyInAnyOrderElementsOf(Shapes.NAMES.stream()
                        .filter(name -> !name.startsWith("Artifact.data."))
                        .toList());
    }
}
