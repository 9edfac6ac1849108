package io.narraforge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.narraforge.contract.Contract;
import io.narraforge.database.BesideOthers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code narra schema diff} and {@code narra schema print} as their user meets them. */
@BesideOthers
class SchemaDiffCommandIT {
    @TempDir
    private Path folder;

    private static NarraProcess schema(String... words) throws IOException {
        var all = new ArrayList<>(List.of("schema"));
        all.addAll(Arrays.asList(words));
        return NarraProcess.start(Map.of(), all.toArray(String[]::new));
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void breakingChangeIsAFindingWithItsPlace() throws Exception {
        String old = write("old.graphqls", "type Query {\n  a: Int\n  b: String @deprecated\n}");
        String proposed = write("new.graphqls", "type Query {\n  b: String\n  c: Int\n}");
        try (var narra = schema("diff", old, proposed)) {
            assertThat(narra.awaitExit()).as(narra.everythingPrinted()).isEqualTo(3);
            assertThat(narra.printed())
                    .containsExactly(
                            "Breaking (1)",
                            "  " + old
                                    + ":2: FIELD_REMOVED Query.a: The field Query.a is removed; if c is its new name,"
                                    + " keep the old one, deprecated.",
                            "",
                            "Safe (1)",
                            "  " + proposed + ":3: FIELD_ADDED Query.c: The field Query.c is added as Int.",
                            "",
                            "Deprecations (1)",
                            "  " + proposed
                                    + ":2: DEPRECATION_REMOVED Query.b: Query.b is no longer deprecated; it was: No"
                                    + " longer supported",
                            "",
                            "What is meant to come passes with an entry in schema-approvals.yaml, below its line"
                                    + " approvals:",
                            "  - code: FIELD_REMOVED",
                            "    coordinate: Query.a",
                            "    who:",
                            "    why:",
                            "    expires: " + LocalDate.now(Clock.systemUTC()).plusDays(90),
                            "",
                            "1 breaking, 0 dangerous, 2 safe (1 about deprecations).");
        }
    }

    @Test
    void whatIsAFindingIsSaidByFailOnAndAuthDirective() throws Exception {
        String old = write("old.graphqls", "type Query {\n  a: Int\n}");
        String proposed = write("new.graphqls", "type Query {\n  a(b: Int): Int @auth\n}");
        try (var usual = schema("diff", old, proposed);
                var strict = schema("diff", "--fail-on", "dangerous", old, proposed);
                var guarded = schema("diff", "--auth-directive", "@auth", old, proposed);
                var mistyped = schema("diff", "--auth-directive=aut", old, proposed);
                var never = schema("diff", "--auth-directive=auth", "--fail-on=never", old, proposed)) {
            assertThat(usual.awaitExit()).isZero();
            assertThat(strict.awaitExit()).isEqualTo(3);
            assertThat(guarded.awaitExit()).isEqualTo(3);
            assertThat(mistyped.awaitExit()).isEqualTo(1);
            assertThat(mistyped.everythingPrinted())
                    .contains("narra: --auth-directive: neither schema has a directive aut; did you mean auth?");
            assertThat(never.awaitExit()).isZero();
            assertThat(never.printed()).contains("1 breaking, 1 dangerous, 0 safe.");
        }
    }

    @Test
    void approvedChangeIsNoFindingAndAnEntryOfNothingIs() throws Exception {
        String old = write("old.graphqls", "type Query {\n  a: Int\n  b: Int\n}");
        String proposed = write("new.graphqls", "type Query {\n  b: Int\n}");
        String entry =
                "approvals:\n- {code: FIELD_REMOVED, coordinate: Query.a, who: Ada, why: gone, expires: 9999-12-31}";
        String approved = write("approved.yaml", entry);
        String stale = write("stale.yaml", entry.replace("Query.a", "Query.b"));
        String broken = write("broken.yaml", entry.replace("who: Ada, ", ""));
        try (var passing = schema("diff", old, proposed, "--approvals", approved);
                var finding = schema("diff", old, old, "--approvals", stale);
                var unread = schema("diff", old, proposed, "--approvals", broken)) {
            assertThat(passing.awaitExit()).as(passing.everythingPrinted()).isZero();
            assertThat(passing.printed())
                    .contains("    approved by Ada until 9999-12-31: gone")
                    .endsWith("1 breaking (1 approved), 0 dangerous, 0 safe.");
            assertThat(finding.awaitExit()).isEqualTo(3);
            assertThat(finding.printed()).contains("Approvals (1)");
            assertThat(unread.awaitExit()).isEqualTo(1);
            assertThat(unread.complaints()).containsExactly("narra: " + broken + ":2:3: the entry lacks who");
        }
    }

    @Test
    void annotationsAreWrittenForGithub() throws Exception {
        String old = write("old.graphqls", "type Query {\n  a: Int\n  b: Int\n}");
        String proposed = write("new.graphqls", "type Query {\n  b: Int\n}");
        try (var narra = schema("diff", old, proposed, "--format", "github")) {
            assertThat(narra.awaitExit()).isEqualTo(3);
            assertThat(narra.printed())
                    .hasSize(2)
                    .first()
                    .asString()
                    // It is no file of this repository.
                    .startsWith("::error title=FIELD_REMOVED Query.a::The field Query.a is removed.%0A")
                    .contains("%0A  - code: FIELD_REMOVED%0A");
        }
    }

    @Test
    void jsonIsForProgramsAndNewIsTheBuildItself() throws Exception {
        String old = write("old.graphqls", Contract.ofBuild().sdl() + "\nextend type World { lost: Int }\n");
        try (var narra = schema("diff", "--format", "json", old)) {
            assertThat(narra.awaitExit()).isEqualTo(3);
            JsonNode report =
                    JsonMapper.builder().build().readTree(narra.printed().getFirst());
            assertThat(report.path("version").intValue()).isEqualTo(1);
            assertThat(report.path("summary").path("breaking").intValue()).isEqualTo(1);
            assertThat(report.path("changes")).hasSize(1);
            assertThat(report.path("changes").path(0).path("coordinate").textValue())
                    .isEqualTo("World.lost");
        }
    }

    @Test
    void whatIsPrintedIsNoChange() throws Exception {
        try (var print = schema("print")) {
            assertThat(print.awaitExit()).isZero();
            String printed = write("printed.graphqls", String.join("\n", print.printed()));
            try (var diff = schema("diff", printed, "self", "--descriptions")) {
                assertThat(diff.awaitExit()).isZero();
                assertThat(diff.printed()).containsExactly("No change.");
            }
        }
    }

    @Test
    void brokenInputIsOneLineAndWrongWordsAreUsage() throws Exception {
        String broken = write("broken.graphqls", "type Query {\n  a: Gone\n}");
        try (var unread = schema("diff", "self", broken);
                var unprinted =
                        schema("print", folder.resolve("missing.graphqls").toString());
                var wrong = schema("diff", "self", "--format", "xml")) {
            assertThat(unread.awaitExit()).isEqualTo(1);
            assertThat(unread.complaints())
                    .containsExactly(
                            "narra: " + broken + ":2: there is no type Gone; it is named as the type of the field"
                                    + " Query.a, which can't be an input");
            assertThat(unread.printed()).isEmpty();
            assertThat(unprinted.awaitExit()).isEqualTo(1);
            assertThat(unprinted.complaints())
                    .containsExactly("narra: " + folder.resolve("missing.graphqls") + ": there is no such file");
            assertThat(wrong.awaitExit()).isEqualTo(2);
        }
    }
}
