package io.narraforge.contract.operations;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import io.narraforge.contract.diff.ChangeCode;
import io.narraforge.contract.diff.OperationUse;
import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.source.SchemaText;
import io.narraforge.contract.source.SdlParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What each change breaks, by the cases in {@code break-rules.txt}: {@code #} names the change, the part that has no
 * coordinate, if any, and what the proposed schema has instead; {@code +} is an operation that breaks, {@code -} one that
 * does not.
 */
class BreakRulesTest {
    private static final Path FOLDER = Path.of("src/test/resources/operations");

    /** No breaking change has one of these codes. */
    private static final Set<ChangeCode> HARMLESS = EnumSet.of(
            ChangeCode.ROOT_OPERATION_ADDED,
            ChangeCode.TYPE_ADDED,
            ChangeCode.FIELD_ADDED,
            ChangeCode.ENUM_VALUE_ADDED,
            ChangeCode.UNION_MEMBER_ADDED,
            ChangeCode.INTERFACE_ADDED,
            ChangeCode.ONE_OF_REMOVED,
            ChangeCode.DIRECTIVE_ADDED,
            ChangeCode.DIRECTIVE_LOCATION_ADDED,
            ChangeCode.DIRECTIVE_REPEATABLE_ADDED,
            ChangeCode.APPROVAL_UNUSED,
            ChangeCode.APPROVAL_EXPIRED);

    private static String text(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name));
    }

    /** One change and what it breaks. */
    private record Case(String head, List<String> operations) {
        private static final int WORDS = 4;

        static Case of(String block) {
            List<String> lines = block.strip().lines().toList();
            return new Case(lines.getFirst(), lines.subList(1, lines.size()));
        }

        ChangeCode code() {
            return ChangeCode.valueOf(word(0));
        }

        String coordinate() {
            return word(1);
        }

        String word(int at) {
            String[] words = head.split(" ", WORDS);
            return at < words.length ? words[at] : "";
        }
    }

    private static List<Case> cases() throws IOException {
        return Arrays.stream(text("break-rules.txt").split("(?m)^# ", -1))
                .skip(1)
                .map(Case::of)
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> changeBreaksThoseThatUseWhatChangedAndNoOthers() throws IOException {
        return cases().stream().map(each -> DynamicTest.dynamicTest(each.head(), () -> check(each)));
    }

    private static void check(Case each) throws IOException {
        String sdl = text("schema.graphqls");
        String edit = each.word(3);
        String edited = sdl;
        if (!edit.isEmpty()) {
            String[] sides = edit.split(" => ", -1);
            assertThat(sdl).contains(sides[0]);
            edited = sdl.replace(sides[0], sides[1]);
        }
        Schema published = SchemaText.read("old", sdl);
        var known =
                each.operations().stream().map(line -> known(published, line)).toList();
        var rules = new BreakRules(published, SchemaText.read("new", edited), new Operations(published, known));
        String part = each.word(2).equals("-") || each.word(2).isEmpty() ? null : each.word(2);

        assertThat(rules.brokenBy(each.code(), each.coordinate(), part).orElseThrow().stream()
                        .map(OperationUse::operation))
                .containsExactlyElementsOf(each.operations().stream()
                        .filter(line -> line.startsWith("+"))
                        .toList());
    }

    private static KnownOperation known(Schema schema, String line) {
        Document document = Parser.parse(line.substring(1));
        assertThat(new DocumentCheck(schema)
                        .errors(new DocumentSet(List.of(SdlParser.parseAny("case", line.substring(1))), null)))
                .as(line)
                .isEmpty();
        OperationDefinition operation =
                document.getDefinitionsOfType(OperationDefinition.class).getFirst();
        return new KnownOperation(
                new OperationUse(line, null, null, null, null), new UsageReader(schema).read(document, operation));
    }

    @Test
    void everyCodeOfABreakingChangeHasOperationsThatBreakAndSuchThatDoNot() throws IOException {
        var missing = EnumSet.allOf(ChangeCode.class);
        missing.removeIf(each -> each.name().contains("DEPRECATION")
                || each.name().contains("DESCRIPTION")
                || each.name().contains("SPECIFIED_BY")
                || each.name().endsWith("DEFAULT_ADDED")
                || each.name().endsWith("DEFAULT_CHANGED"));
        missing.removeAll(HARMLESS);
        for (Case each : cases()) {
            boolean isWhole = Stream.of("+", "-")
                    .allMatch(sign -> each.operations().stream().anyMatch(line -> line.startsWith(sign)));
            if (isWhole) {
                missing.remove(each.code());
            }
        }
        assertThat(missing).isEmpty();
    }
}
