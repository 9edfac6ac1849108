package io.narraforge.contract.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.narraforge.contract.operations.CheckReport.Detail;
import io.narraforge.contract.operations.log.LoggedOperation;
import io.narraforge.contract.schema.Schema;
import io.narraforge.contract.schema.SdlFile;
import io.narraforge.contract.source.SchemaText;
import io.narraforge.contract.source.SdlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CheckReportTest {
    private static final Schema SCHEMA = SchemaText.read("s", """
        type Query {
          world(id: ID, key: String @deprecated(reason: "use id")): World
          find(where: Filter): World
          never: Never
        }
        interface Node { id: ID! }
        type World implements Node { id: ID!, name: String, age: Int @deprecated(reason: "use born; sunset 2030-01-01") }
        type Never { a: Int, b: Int }
        input Filter { name: String @deprecated, era: Era }
        enum Era { PAST, GONE @deprecated(reason: "it is") }
        scalar Date
        """);

    private static CheckReport check(String... texts) {
        var files = new ArrayList<SdlFile>();
        for (int i = 0; i < texts.length; i++) {
            files.add(SdlParser.parseAny((char) ('a' + i) + ".graphql", texts[i]));
        }
        return CheckReport.of(SCHEMA, new OperationSources(List.of(new DocumentSet(files, null)), List.of()));
    }

    @Test
    void errorsStandInTheFileThatHasThemOnce() {
        CheckReport report = check(
                "query A { world { ...Part } }\nquery B($id: ID) { world { ...Part } }",
                "query C { world { ...Part } }",
                "fragment Part on World {\n  id\n  gone\n}\nfragment Unspread on World { id }");

        assertThat(report.errors())
                .extracting(DocumentError::place)
                .containsExactlyInAnyOrder("a.graphql:2:9", "c.graphql:3:3");
        assertThat(report.errors())
                .extracting(DocumentError::message)
                .contains("Field 'gone' in type 'World' is undefined", "Unused variable 'id'");
    }

    @Test
    void missingFragmentAndVariableThatCannotBeGivenAreErrors() {
        assertThat(check("{ world { ...Missing } }").errors())
                .extracting(DocumentError::message)
                .containsExactly("Undefined fragment 'Missing'");
        assertThat(check("query ($w: World) {\n world(id: $w) { id } }").errors())
                .containsExactly(new DocumentError(
                        "a.graphql", 1, 8, "The variable $w is of World, which is no input, no enum and no scalar."));
    }

    @Test
    void definitionsOfTypesAreNotWhatIsChecked() {
        assertThat(check("extend type World { isSelected: Boolean }\n{ world { id } }")
                        .errors())
                .isEmpty();
    }

    @Test
    void usesOfWhatIsDeprecatedAreWarningsOfTheirPlaces() {
        CheckReport report = check(
                "{\n  world(key: \"a\") { ...Part }\n  find(where: {name: \"a\", era: GONE}) { ...Part }\n}",
                "fragment Part on World {\n  age\n}");

        assertThat(report.errors()).isEmpty();
        assertThat(report.warnings())
                .extracting(each -> each.place() + " " + each.message())
                .containsExactlyInAnyOrder(
                        "a.graphql:2:9 Query.world(key:) is deprecated: use id",
                        "a.graphql:3:22 Filter.name is deprecated: No longer supported",
                        "a.graphql:3:32 Era.GONE is deprecated: it is",
                        "b.graphql:2:3 World.age is deprecated: use born; sunset 2030-01-01");
    }

    @Test
    void textEndsWithNumbersAndNamesWhatIsUnusedWhenAsked() {
        CheckReport report = check("{ world { ... on Node { id } gone } find { age } }");

        assertThat(report.text(Detail.WITH_COVERAGE))
                .containsExactly(
                        "Errors (1)",
                        "  a.graphql:1:30: Field 'gone' in type 'World' is undefined",
                        "",
                        "Warnings (1)",
                        "  a.graphql:1:44: World.age is deprecated: use born; sunset 2030-01-01",
                        "",
                        "Fields that no operation uses (4)",
                        "  Query, 1 of 3: never",
                        "  World, 1 of 3: name",
                        "  all of: Never (2)",
                        "",
                        "1 operation, 1 error, 1 warning; it uses 5 of 9 fields.");
        assertThat(check("query A { world { id } } query B { world { id } }").text(Detail.WITHOUT_COVERAGE))
                .containsExactly("2 operations, 0 errors, 0 warnings; they use 2 of 9 fields.");
    }

    @Test
    void jsonHasItsVersionAndEveryFindingWithItsPlace() throws JsonProcessingException {
        JsonNode json = JsonMapper.builder()
                .build()
                .readTree(check("{ world { age gone } }").json(Detail.WITH_COVERAGE));

        assertThat(json.path("version").intValue()).isEqualTo(1);
        assertThat(json.path("summary"))
                .hasToString("{\"operations\":1,\"errors\":1,\"warnings\":1,\"fields\":9,\"usedFields\":2}");
        assertThat(json.path("findings").path(0))
                .hasToString("{\"severity\":\"ERROR\",\"file\":\"a.graphql\",\"line\":1,\"column\":15,"
                        + "\"message\":\"Field 'gone' in type 'World' is undefined\"}");
        assertThat(json.path("findings").path(1).path("severity").textValue()).isEqualTo("WARNING");
        assertThat(json.path("coverage").path(0))
                .hasToString("{\"type\":\"Never\",\"fields\":2,\"unused\":[\"a\",\"b\"]}");
    }

    @Test
    void logCountsForWhatIsUsedAndHasNothingToBeChecked() {
        var usage = new Usage(
                new TreeSet<>(List.of("Query", "Query.never", "Never", "Never.a", "Gone.b", "schema.query")),
                new TreeSet<>(),
                new TreeSet<>());
        var logged = new LoggedOperation("0".repeat(64), "Old", usage, List.of());

        CheckReport report = CheckReport.of(SCHEMA, new OperationSources(List.of(), List.of(logged)));

        assertThat(report.operations()).isEqualTo(1);
        assertThat(report.errors()).isEmpty();
        assertThat(report.text(Detail.WITH_COVERAGE))
                .contains("  Never, 1 of 2: b", "  Query, 2 of 3: world, find")
                .last()
                .isEqualTo("1 operation, 0 errors, 0 warnings; it uses 2 of 9 fields.");
    }
}
