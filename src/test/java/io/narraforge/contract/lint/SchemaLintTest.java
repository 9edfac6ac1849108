package io.narraforge.contract.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.contract.Contract;
import io.narraforge.contract.source.SchemaText;
import io.narraforge.server.Domain;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaLintTest {
    static Stream<LintedSchema> fixtures() {
        return LintedSchema.all().stream();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void fixtureHasTheFindingsThatItsLinesExpectAndNoOther(LintedSchema fixture) {
        assertThat(fixture.found())
                .extracting(finding -> "%s %s in line %d"
                        .formatted(
                                finding.code(),
                                finding.coordinate(),
                                finding.place().line()))
                .containsExactlyInAnyOrderElementsOf(fixture.expected());
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleHasABadFixtureThatBreaksItAndAGoodOneThatBreaksNone(LintCode code) {
        assertThat(fixtures().filter(each -> each.isBadFor(code)))
                .singleElement()
                .satisfies(bad -> assertThat(bad.expected())
                        .anySatisfy(line -> assertThat(line).startsWith(code + " ")));
        assertThat(fixtures().filter(each -> each.isGoodFor(code)))
                .singleElement()
                .satisfies(good -> assertThat(good.expected()).isEmpty());
    }

    @Test
    void everyFindingSaysWhatIsWrongAndEveryRuleWhatToDo() {
        assertThat(fixtures().flatMap(each -> each.found().stream()))
                .extracting(SchemaFinding::message)
                .allSatisfy(message -> assertThat(message).isNotBlank().doesNotEndWith("."));
        assertThat(LintCode.values())
                .extracting(LintCode::instead)
                .allSatisfy(instead -> assertThat(instead).isNotBlank().doesNotEndWith("."));
    }

    @Test
    void findingsComeInTheOrderOfTheirLines() {
        List<Integer> lines = fixtures()
                .filter(each -> each.isBadFor(LintCode.NAME_STYLE))
                .flatMap(each -> each.found().stream())
                .map(finding -> finding.place().line())
                .toList();

        assertThat(lines).hasSizeGreaterThan(5).isSorted();
    }

    @Test
    void whatIsMissingIsSaidInFull() {
        var schema = SchemaText.read("api.graphqls", """
            type Query { hits: HitConnection }
            type HitConnection { edges: [HitEdge!]! pageInfo: PageInfo }
            type HitEdge { cursor: String! node: String! }
            type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
            """);

        assertThat(SchemaLint.check(schema, List.of()))
                .filteredOn(finding -> finding.code() != LintCode.DESCRIPTION_MISSING)
                .extracting(finding -> finding.coordinate() + ": " + finding.message())
                .containsExactly(
                        "Query.hits: It has no first: Int, no after: String",
                        "HitConnection: It has no pageInfo: PageInfo!, no nodes: [String!]!");
    }

    @Test
    void ourContractKeepsEveryRule() {
        Contract contract = Contract.ofBuild();

        assertThat(SchemaLint.check(
                        SchemaText.read(Contract.FILE, contract.sdl()), Domain.misfits(contract.handWrittenTypes())))
                .isEmpty();
    }

    @Test
    void everyRuleIsInTheBookForUsers() {
        String book = LintedSchema.read(Path.of("docs/schema-changes.md"));

        assertThat(LintCode.values()).allSatisfy(code -> assertThat(book).contains("| `" + code + "` |"));
    }
}
