package io.narraforge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.narraforge.contract.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code narra schema lint} as its user meets it. */
class SchemaLintCommandIT {
    @TempDir
    private Path folder;

    private static NarraProcess lint(String... words) throws IOException {
        var all = new ArrayList<>(List.of("schema", "lint"));
        all.addAll(Arrays.asList(words));
        return NarraProcess.start(Map.of(), all.toArray(String[]::new));
    }

    private String write(String text) throws IOException {
        return Files.writeString(folder.resolve("api.graphqls"), text).toString();
    }

    @Test
    void contractOfTheBuildKeepsTheRules() throws Exception {
        try (var narra = lint()) {
            assertThat(narra.awaitExit()).as(narra.everythingPrinted()).isZero();
            assertThat(narra.printed()).containsExactly("No finding.");
        }
    }

    @Test
    void promiseThatNoConstraintBacksIsAFindingWithItsLine() throws Exception {
        String sdl = Contract.ofBuild().sdl();
        assertThat(sdl).contains("  inspiration: String\n");
        int line = 1
                + (int) sdl.substring(0, sdl.indexOf("  inspiration: String\n"))
                        .lines()
                        .count();
        String file = write(sdl.replaceFirst(" {2}inspiration: String\n", "  inspiration: String!\n"));
        try (var narra = lint(file)) {
            assertThat(narra.awaitExit()).as(narra.everythingPrinted()).isEqualTo(3);
            assertThat(narra.printed())
                    .containsExactly(
                            file + ":" + line
                                    + ": NON_NULL_UNBACKED Job.inspiration: the column inspiration may be null,"
                                    + " so `!` is wrong",
                            "    instead: Take the ! away, or add the constraint in a migration",
                            "1 finding.");
        }
    }

    @Test
    void jsonIsForProgramsAndSaysWhatWasSkipped() throws Exception {
        String file = write("\"Questions.\"\ntype Query {\n  a: Int\n}");
        try (var narra = lint("--format", "json", file)) {
            assertThat(narra.awaitExit()).isEqualTo(3);
            JsonNode report =
                    JsonMapper.builder().build().readTree(narra.printed().getFirst());
            assertThat(report.path("version").intValue()).isEqualTo(1);
            assertThat(report.path("findings")).hasSize(1);
            JsonNode finding = report.path("findings").path(0);
            assertThat(finding.path("code").textValue()).isEqualTo("DESCRIPTION_MISSING");
            assertThat(finding.path("coordinate").textValue()).isEqualTo("Query.a");
            assertThat(finding.path("file").textValue()).isEqualTo(file);
            assertThat(finding.path("line").intValue()).isEqualTo(3);
            assertThat(finding.path("instead").textValue()).startsWith("Describe it");
            assertThat(report.path("notes").path(0).textValue()).startsWith("NON_NULL_UNBACKED, ");
        }
    }

    @Test
    void brokenInputIsOneLineAndWrongWordsAreUsage() throws Exception {
        String broken = write("type Query {\n  a: Gone\n}");
        try (var unread = lint(broken);
                var wrong = lint("--format", "github", broken)) {
            assertThat(unread.awaitExit()).isEqualTo(1);
            assertThat(unread.complaints())
                    .singleElement()
                    .satisfies(line -> assertThat(line).startsWith("narra: " + broken + ":2: there is no type Gone"));
            assertThat(wrong.awaitExit()).isEqualTo(2);
        }
    }
}
