package io.narraforge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.narraforge.document.Shapes;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every JSON document of the demo data has the shape that a client's would have to have. */
class DemoDocumentsTest {
    private static final Shapes SHAPES = Shapes.ofBuild();
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Stream<DemoRow> rows(String table) {
        return Stream.of(DemoPlan.small(), DemoPlan.ofWorlds(20))
                .flatMap(plan -> DemoRowsFixture.rows(plan, table).stream());
    }

    private static Stream<String> misfit(String shape, Object document) {
        try {
            return SHAPES
                    .misfit(shape, JSON.writeValueAsString(document))
                    .map(misfit -> shape + misfit.pointer() + " " + misfit.reason())
                    .stream();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("demo rows are lists and maps", impossible);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "worlds, rules, World.rules",
        "worlds, themes, World.themes",
        "worlds, geography, World.geography",
        "worlds, history, World.history",
        "characters, trajectory, Character.trajectory",
        "characters, relationships, Character.relationships",
        "characters, constraints, Character.constraints",
        "timelines, nodes, Timeline.nodes",
        "jobs, constraints, Job.constraints",
        "qa_reports, critical_errors, QaReport.criticalErrors",
        "qa_reports, warnings, QaReport.warnings"
    })
    void everyDocumentFits(String table, String column, String shape) {
        assertThat(rows(table).flatMap(row -> misfit(shape, row.value(column)))).isEmpty();
    }

    @Test
    void everyArtifactFitsItsType() {
        assertThat(rows("artifacts")
                        .flatMap(row -> Stream.of("Artifact.data", "Artifact.data." + row.text("type"))
                                .flatMap(shape -> misfit(shape, row.value("data")))))
                .isEmpty();
    }
}
