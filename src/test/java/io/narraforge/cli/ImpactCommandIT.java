package io.narraforge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code narra impact} as its user meets it. */
class ImpactCommandIT {
    @TempDir
    private Path folder;

    private static NarraProcess impact(String... words) throws IOException {
        var all = new ArrayList<>(List.of("impact"));
        all.addAll(Arrays.asList(words));
        return NarraProcess.start(Map.of(), all.toArray(String[]::new));
    }

    @Test
    void columnLeadsToAllThatTheContractMakesOfIt() throws Exception {
        try (var narra = impact("jobs.genre")) {
            assertThat(narra.awaitExit()).as(narra.everythingPrinted()).isZero();
            assertThat(narra.printed())
                    .containsExactly(
                            "the column jobs.genre is dropped or changed",
                            "  fields (1): Job.genre",
                            "  filters (1): JobFilter.genre",
                            "  orders (1): JobOrderField.GENRE",
                            "  inputs (3): CreateJobInput.genre, CreateJobRow.genre, JobPatch.genre",
                            "  aggregates (2): JobAggregateField.COUNT_DISTINCT_GENRE, JobCountDistinct.genre",
                            "  groups (2): JobGroupField.GENRE, JobCountDistinctHaving.genre",
                            "  operations: none are known");
        }
    }

    @Test
    void migrationIsReadFromItsFileAndJsonIsForPrograms() throws Exception {
        Path file = Files.writeString(
                folder.resolve("V99__cleaning.sql"), "\nALTER TABLE timelines RENAME COLUMN nodes TO events;\n");
        try (var narra = impact("--format", "json", file.toString())) {
            assertThat(narra.awaitExit()).as(narra.everythingPrinted()).isZero();
            JsonNode change = JsonMapper.builder()
                    .build()
                    .readTree(narra.printed().getFirst())
                    .path("changes")
                    .path(0);
            assertThat(change.path("subject").textValue()).isEqualTo("the column timelines.nodes");
            assertThat(change.path("effect").textValue()).isEqualTo("RENAMED");
            assertThat(change.path("file").textValue()).isEqualTo(file.toString());
            assertThat(change.path("line").intValue()).isEqualTo(2);
            assertThat(change.path("affected").findValuesAsText("coordinate"))
                    .contains("Timeline.events", "Timeline.nodesJson");
        }
    }

    @Test
    void unknownColumnIsOneLineAndNoWordIsUsage() throws Exception {
        try (var unknown = impact("jobs.gendre");
                var wordless = impact()) {
            assertThat(unknown.awaitExit()).isEqualTo(1);
            assertThat(unknown.printed()).isEmpty();
            assertThat(unknown.complaints())
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .startsWith("narra: There is no column of jobs named gendre; did you mean genre? There"
                                    + " are id, "));
            assertThat(wordless.awaitExit()).isEqualTo(2);
        }
    }
}
