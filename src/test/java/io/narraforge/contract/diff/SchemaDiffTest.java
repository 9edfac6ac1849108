package io.narraforge.contract.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.source.SchemaText;
import io.narraforge.problem.ProblemOccurredException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every row of the table in docs/schema-changes.md is a file here, each change alone and each two of them together. */
class SchemaDiffTest {
    private static final Path CASES = Path.of("src/test/resources/diff");
    private static final DiffTerms TERMS =
            new DiffTerms(LocalDate.of(2027, 1, 1), Set.of("auth"), KnownOperations.NONE);

    /** Whether an interface gives way to what implements it depends on whether that still does. */
    private static final Set<String> ONE_DECIDES_THE_OTHER = Set.of(
            "field-type-narrowed.diff: an interface gives way to an interface that implements it",
            "interface.diff: dropped from an interface");

    private final String base = read(CASES.resolve("base.graphqls"));
    private final Schema published = SchemaText.read("old", base);

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<DiffCase> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.filter(each -> each.toString().endsWith(".diff"))
                    .sorted()
                    .flatMap(each -> DiffCase.read(each.getFileName().toString(), read(each)).stream())
                    .toList();
        }
    }

    private List<Change> changes(String proposed) {
        return SchemaDiff.compare(published, SchemaText.read("new", proposed), TERMS);
    }

    private static String withoutMessage(Change change) {
        return change.criticality() + " " + change.code() + " " + change.coordinate();
    }

    @TestFactory
    Stream<DynamicTest> eachChangeAloneHasItsVerdictAndItsPlace() throws IOException {
        return cases().stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> alone(each)));
    }

    private void alone(DiffCase each) {
        List<Change> changes = changes(each.apply(base).orElseThrow());

        assertThat(changes.stream().map(change -> withoutMessage(change) + " " + change.place()))
                .containsExactlyInAnyOrderElementsOf(each.expected().stream()
                        .map(expected -> expected.change() + " " + expected.place())
                        .toList());
        assertThat(changes).allSatisfy(change -> {
            assertThat(change.place().file()).isEqualTo(change.code().isOfWhatIsGone() ? "old" : "new");
            assertThat(change.annotated().file()).isEqualTo("new");
            if (!change.code().isOfWhatIsGone()) {
                assertThat(change.annotated()).isEqualTo(change.place());
            }
        });
        assertThat(each.expected())
                .allSatisfy(expected -> assertThat(changes).anySatisfy(change -> {
                    assertThat(withoutMessage(change)).isEqualTo(expected.change());
                    assertThat(change.message()).contains(expected.inMessage());
                }));
    }

    @Test
    void appliedDirectiveMayLeaveOutItsDefault() {
        String rule = "directive @auth(role: String! = \"USER\", by: String) repeatable on FIELD_DEFINITION\n";
        String bare = rule + "type Query { a: Int @auth @auth(by: \"key\") }";
        String written = rule + "type Query { a: Int @auth(by: \"key\", role: \"USER\") @auth(role: \"USER\") }";

        assertThat(changes(bare, written)).isEmpty();
        assertThat(changes(written, bare)).isEmpty();
        assertThat(changes(bare, bare.replace("USER", "ANY")))
                .extracting(SchemaDiffTest::withoutMessage)
                .containsExactly("DANGEROUS DIRECTIVE_ARGUMENT_DEFAULT_CHANGED @auth(role:)");
        assertThat(changes(written, bare.replace("USER", "ANY")))
                .extracting(SchemaDiffTest::withoutMessage)
                .containsExactly(
                        "BREAKING APPLIED_DIRECTIVE_CHANGED Query.a",
                        "BREAKING APPLIED_DIRECTIVE_CHANGED Query.a",
                        "DANGEROUS DIRECTIVE_ARGUMENT_DEFAULT_CHANGED @auth(role:)");
    }

    private static List<Change> changes(String published, String proposed) {
        return SchemaDiff.compare(SchemaText.read("old", published), SchemaText.read("new", proposed), TERMS);
    }

    @Test
    void twoChangesTogetherAreTheTwo() throws IOException {
        List<DiffCase> cases = cases();
        int pairs = 0;
        for (int i = 0; i < cases.size(); i++) {
            for (DiffCase second : cases.subList(i + 1, cases.size())) {
                pairs += together(cases.get(i), second) ? 1 : 0;
            }
        }
        assertThat(pairs).isGreaterThan(cases.size() * cases.size() / 3);
    }

    /** False when the two have nothing to do with each other's text, or make no schema together. */
    private boolean together(DiffCase first, DiffCase second) {
        Optional<String> both = first.apply(base).flatMap(second::apply);
        if (both.isEmpty()
                || !both.equals(second.apply(base).flatMap(first::apply))
                || ONE_DECIDES_THE_OTHER.equals(Set.of(first.name(), second.name()))) {
            return false;
        }
        List<String> union = new ArrayList<>();
        Stream.of(first, second).flatMap(each -> each.expected().stream()).forEach(each -> union.add(each.change()));
        List<Change> changes;
        try {
            changes = changes(both.get());
        } catch (ProblemOccurredException noSchema) {
            return false;
        }
        assertThat(changes.stream().map(SchemaDiffTest::withoutMessage))
                .as("%s, and %s", first.name(), second.name())
                .containsExactlyInAnyOrderElementsOf(union);
        return true;
    }

    @Test
    void whatIsReadFromOneTextHasNoChange() {
        assertThat(changes(base)).isEmpty();
    }

    @Test
    void removalAfterItsSunsetIsDangerousOnlyWhenNoKnownOperationUsesIt() {
        var use = new OperationUse("Ages", "ages.graphql", 3, null, null);
        String proposed = base.replaceFirst("\\n  age: .*", "");

        assertThat(onlyChange(proposed, (code, coordinate, part) -> Optional.of(List.of()))
                        .criticality())
                .isEqualTo(Criticality.DANGEROUS);
        Change used = onlyChange(proposed, (code, coordinate, part) -> Optional.of(List.of(use)));
        assertThat(used.criticality()).isEqualTo(Criticality.BREAKING);
        assertThat(used.operations()).containsExactly(use);
    }

    @Test
    void breakingChangeIsUnusedOnlyWhenOperationsAreKnownAndItBreaksNone() {
        String proposed = base.replaceFirst("\\n  era: .*", "");
        var use = new OperationUse("Eras", "eras.graphql", 3, null, null);

        assertThat(onlyChange(proposed, (code, coordinate, part) -> Optional.of(List.of()))
                        .isUnused())
                .isTrue();
        assertThat(onlyChange(proposed, (code, coordinate, part) -> Optional.of(List.of(use)))
                        .isUnused())
                .isFalse();
        assertThat(onlyChange(proposed, KnownOperations.NONE).isUnused()).isFalse();
    }

    @Test
    void operationsAreAskedForByThePartThatHasNoCoordinate() {
        var asked = new ArrayList<String>();
        KnownOperations asking = (code, coordinate, part) -> {
            asked.add(code + " " + coordinate + " " + part);
            return Optional.empty();
        };
        String proposed = base.replace("union Other = World | Job", "union Other = World")
                .replace("on QUERY | FIELD\n", "on QUERY\n")
                .replace("interface Named implements Node {", "interface Named {");

        SchemaDiff.compare(published, SchemaText.read("new", proposed), new DiffTerms(TERMS.today(), Set.of(), asking));

        assertThat(asked)
                .containsExactlyInAnyOrder(
                        "UNION_MEMBER_REMOVED Other Job",
                        "DIRECTIVE_LOCATION_REMOVED @trace FIELD",
                        "INTERFACE_REMOVED Named Node");
    }

    @Test
    void whatIsGoneIsAnnotatedWhereItWasPartOf() {
        Schema before = SchemaText.read("old", """
            schema { query: Query subscription: Later }
            directive @trace(of: Int) on FIELD
            directive @gone on FIELD
            type Query { f(a: Int b: Int): Int g: E h(i: I): Gone u: U }
            type Gone { a: Int }
            type Later { a: Int }
            enum E { A B }
            input I { a: Int b: Int }
            union U = Query | Later
            """);
        Schema after = SchemaText.read("new", """
            directive @trace on FIELD

            type Later { a: Int }
            enum E { A }
            input I { a: Int }
            union U = Query
            type Query {
              f(a: Int): Int
              u: U
              h: Int
              i(i: I): E
            }
            """);

        assertThat(SchemaDiff.compare(before, after, TERMS).stream()
                        .filter(each -> each.code().isOfWhatIsGone())
                        .map(each -> each.code() + " " + each.coordinate() + " " + each.annotated()))
                .containsExactlyInAnyOrder(
                        "ROOT_OPERATION_REMOVED schema.subscription new",
                        "DIRECTIVE_REMOVED @gone new",
                        "DIRECTIVE_ARGUMENT_REMOVED @trace(of:) new:1",
                        "TYPE_REMOVED Gone new",
                        "ENUM_VALUE_REMOVED E.B new:4",
                        "INPUT_FIELD_REMOVED I.b new:5",
                        "UNION_MEMBER_REMOVED U new:6",
                        "FIELD_REMOVED Query.g new:7",
                        "ARGUMENT_REMOVED Query.f(b:) new:8",
                        "ARGUMENT_REMOVED Query.h(i:) new:10");
    }

    @Test
    void sunsetIsPastOnTheDayAfterIt() {
        String proposed = base.replaceFirst("\\n  age: .*", "");
        KnownOperations unused = (code, coordinate, part) -> Optional.of(List.of());

        assertThat(removalOn(LocalDate.of(2026, 12, 31), proposed, unused).criticality())
                .isEqualTo(Criticality.BREAKING);
        assertThat(removalOn(LocalDate.of(2027, 1, 1), proposed, unused).criticality())
                .isEqualTo(Criticality.DANGEROUS);
    }

    private Change onlyChange(String proposed, KnownOperations operations) {
        return removalOn(TERMS.today(), proposed, operations);
    }

    private Change removalOn(LocalDate today, String proposed, KnownOperations operations) {
        List<Change> changes = SchemaDiff.compare(
                published, SchemaText.read("new", proposed), new DiffTerms(today, Set.of(), operations));
        assertThat(changes).hasSize(1);
        return changes.getFirst();
    }

    @Test
    void everyCodeKnowsItsOpposite() {
        assertThat(ChangeCode.values()).allSatisfy(code -> {
            assertThat(code.opposite().opposite()).isEqualTo(code);
            assertThat(code.opposite() == code)
                    .isEqualTo(code.name().endsWith("_CHANGED") || code.section() == ChangeCode.Section.APPROVALS);
            assertThat(code.sentence()).endsWith(".");
        });
    }

    @Test
    void everyCodeIsInTheBookForUsers() {
        String book = read(Path.of("docs/schema-changes.md"));

        assertThat(ChangeCode.values()).allSatisfy(code -> assertThat(book).contains("`" + code + "`"));
    }
}
