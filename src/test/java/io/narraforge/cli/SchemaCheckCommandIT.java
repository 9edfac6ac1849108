package io.narraforge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code narra schema check}, and {@code narra schema diff --operations}, as their user meets them. */
class SchemaCheckCommandIT {
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
    void operationsAreHeldAgainstTheBuildOrAnotherSchema() throws Exception {
        String operations = write("a.graphql", "query A {\n  old\n  gone\n}");
        String other = write("s.graphqls", "type Query { old: Int @deprecated(reason: \"no\"), gone: Int }");
        try (var self = schema("check", operations);
                var fits = schema("check", operations, "--schema", other);
                var strict =
                        schema("check", operations, "--schema", other, "--fail-on", "warning", "--format", "json");
                var unread = schema("check", folder.resolve("none").toString());
                var wrong = schema("check")) {
            assertThat(self.awaitExit()).as(self.everythingPrinted()).isEqualTo(3);
            assertThat(self.printed()).contains("  " + operations + ":3:3: Field 'gone' in type 'Query' is undefined");
            assertThat(fits.awaitExit()).isZero();
            assertThat(fits.printed())
                    .contains(
                            "  " + operations + ":2:3: Query.old is deprecated: no",
                            "1 operation, 0 errors, 1 warning; it uses 2 of 2 fields.");
            assertThat(strict.awaitExit()).isEqualTo(3);
            assertThat(strict.printed().getFirst()).startsWith("{\"version\":1,");
            assertThat(unread.awaitExit()).isEqualTo(1);
            assertThat(unread.complaints())
                    .containsExactly("narra: " + folder.resolve("none") + ": there is no such file");
            assertThat(wrong.awaitExit()).isEqualTo(2);
        }
    }

    @Test
    void breakingChangeOfWhatNobodyUsesPassesWhenAskedTo() throws Exception {
        String old =
                write("old.graphqls", "type Query {\n  a: Int\n  b: Int @deprecated(reason: \"sunset 2020-01-01\")\n}");
        String proposed = write("new.graphqls", "type Query {\n  c: Int\n}");
        String unused = write("unused.graphql", "{ __typename lost }");
        String used = write("used.graphql", "query Used {\n  b\n}");
        try (var alone = schema("diff", old, proposed, "--operations", unused);
                var passing = schema("diff", old, proposed, "--operations", unused, "--unused-is-safe");
                var both = schema(
                        "diff", old, proposed, "--operations", unused, "--operations", used, "--unused-is-safe");
                var unknown = schema("diff", old, proposed, "--unused-is-safe")) {
            assertThat(alone.awaitExit()).as(alone.everythingPrinted()).isEqualTo(3);
            assertThat(alone.printed()).contains("1 breaking (1 unused), 1 dangerous, 1 safe.");
            assertThat(alone.complaints())
                    .containsExactly(
                            "narra: " + unused + " does not fit the published schema; ./narra schema check says where");
            assertThat(passing.awaitExit()).isZero();
            assertThat(both.awaitExit()).isEqualTo(3);
            assertThat(both.printed()).contains("2 breaking (1 unused), 0 dangerous, 1 safe.");
            assertThat(unknown.awaitExit()).isEqualTo(2);
        }
    }
}
