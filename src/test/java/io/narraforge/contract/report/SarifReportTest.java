package io.narraforge.contract.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.narraforge.contract.diff.Change;
import io.narraforge.contract.diff.ChangeCode;
import io.narraforge.contract.diff.Criticality;
import io.narraforge.contract.schema.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SarifReportTest {
    private static final Path SCHEMA = Path.of("src/test/resources/report/sarif.schema.json");

    private static JsonNode run(ChangeReport report) throws IOException {
        String written = SarifReport.write(report);
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(SCHEMA))
                        .validate(written, InputFormat.JSON))
                .isEmpty();
        return JsonMapper.builder().build().readTree(written).path("runs").path(0);
    }

    private static JsonNode result(Change change) throws IOException {
        return run(ReportExample.report(List.of(change))).path("results").path(0);
    }

    private static Change removal(Place annotated, String message) {
        var place = new Place("git:main:s.graphqls", 1);
        return new Change(
                ChangeCode.FIELD_REMOVED,
                Criticality.BREAKING,
                "A.b",
                message,
                place,
                annotated,
                List.of(),
                false,
                null);
    }

    @Test
    void everyResultHasItsRuleAndAFingerprintOfItsOwn() throws IOException {
        JsonNode run = run(ReportExample.report());
        JsonNode rules = run.path("tool").path("driver").path("rules");

        assertThat(run.path("results"))
                .hasSize(9)
                .allSatisfy(each -> assertThat(
                                rules.path(each.path("ruleIndex").intValue()).path("id"))
                        .isEqualTo(each.path("ruleId")));
        assertThat(run.findValuesAsText("primaryLocationLineHash"))
                .hasSize(9)
                .doesNotHaveDuplicates()
                .allMatch(each -> each.matches("[0-9a-f]{16}:1"));
    }

    @Test
    void fingerprintIsThatOfTheChangeWhereverItStands() throws IOException {
        JsonNode one = result(removal(new Place("s.graphqls", 3), "Gone."));
        JsonNode other = result(removal(new Place("t.graphqls", 4), "Gone; it has another name."));

        assertThat(one.path("partialFingerprints")).isEqualTo(other.path("partialFingerprints"));
    }

    @Test
    void approvedChangeIsSuppressedAndEveryOtherIsNot() throws IOException {
        JsonNode results = run(ReportExample.report()).path("results");

        assertThat(results)
                .filteredOn(each -> !each.path("suppressions").isEmpty())
                .hasSize(1);
        assertThat(results)
                .filteredOn(each -> each.path("ruleId").textValue().equals("ARGUMENT_REMOVED"))
                .allSatisfy(each -> assertThat(each.path("suppressions")
                                .path(0)
                                .path("justification")
                                .textValue())
                        .startsWith("Ada & Bob, until 2027-01-31: "));
    }

    @Test
    void operationsThatStandInFilesAreRelatedLocations() throws IOException {
        JsonNode results = run(ReportExample.report()).path("results");

        assertThat(results)
                .filteredOn(each -> each.path("message").path("text").asText().startsWith("The field World.rules"))
                .first()
                .satisfies(each -> {
                    assertThat(each.path("relatedLocations")).hasSize(2);
                    assertThat(each.at("/relatedLocations/0/physicalLocation/region/startLine")
                                    .intValue())
                            .isEqualTo(4);
                    assertThat(each.path("message").path("text").textValue())
                            .contains("breaks Feed, sent by ios, last seen 2027-01-09");
                });
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        api/s.graphqls, 7, api/s.graphqls, %SRCROOT%, 7
        git:HEAD:api/s.graphqls, 7, api/s.graphqls, %SRCROOT%, 7
        s.graphqls, , s.graphqls, %SRCROOT%, 1
        a b:c%.graphqls, 7, a%20b%3Ac%25.graphqls, %SRCROOT%, 7
        /else where/s.graphqls, 7, file:///else%20where/s.graphqls, , 7
        ../s.graphqls, 7, ../s.graphqls, , 7
        https://example.org/graphql, , https://example.org/graphql, ,
        """)
    void pathsAreUrisBelowTheTopOfTheRepository(String file, Integer line, String uri, String base, Integer startLine)
            throws IOException {
        JsonNode location = result(removal(new Place(file, line), "Gone.")).at("/locations/0/physicalLocation");

        assertThat(location.at("/artifactLocation/uri").textValue()).isEqualTo(uri);
        assertThat(location.at("/artifactLocation/uriBaseId").textValue()).isEqualTo(base);
        assertThat(
                        location.at("/region/startLine").isMissingNode()
                                ? null
                                : location.at("/region/startLine").intValue())
                .isEqualTo(startLine);
    }

    @Test
    void bracesAreNoPlaceholders() throws IOException {
        JsonNode message = result(removal(new Place("s.graphqls", 3), "The default is {a: {b: 1}} now."))
                .path("message");

        assertThat(message.path("text").textValue()).startsWith("The default is {{a: {{b: 1}}}} now.\n");
    }

    @Test
    void noChangeIsARunWithoutResults() throws IOException {
        assertThat(run(ReportExample.report(List.of())).path("results")).isEmpty();
    }
}
