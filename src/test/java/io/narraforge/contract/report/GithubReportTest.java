package io.narraforge.contract.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.contract.diff.Change;
import io.narraforge.contract.diff.ChangeCode;
import io.narraforge.contract.diff.Criticality;
import io.narraforge.contract.diff.OperationUse;
import io.narraforge.contract.schema.Place;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GithubReportTest {
    private static Change removal(Place place, Place annotated, String message, List<OperationUse> uses) {
        return new Change(
                ChangeCode.FIELD_REMOVED,
                Criticality.BREAKING,
                "A.b(c:), d",
                message,
                place,
                annotated,
                uses,
                false,
                null);
    }

    private static List<String> lines(Change change, FailOn failOn) {
        return GithubReport.write(ReportExample.report(List.of(change), failOn))
                .lines()
                .toList();
    }

    @Test
    void whatCommandsAreMadeOfIsEscaped() {
        var place = new Place("a,b:100%.graphqls", 3);

        assertThat(lines(removal(place, place, "50%,\r\n::error::x", List.of()), FailOn.NEVER))
                .containsExactly(
                        "::warning file=a%2Cb%3A100%25.graphqls,line=3,title=FIELD_REMOVED A.b(c%3A)%2C d"
                                + "::50%25,%0D%0A::error::x",
                        "1 breaking, 0 dangerous, 0 safe.");
    }

    @Test
    void annotationStandsInTheProposedSchemaOrNowhere() {
        var old = new Place("git:origin/main:schema.graphqls", 3);

        assertThat(lines(removal(old, new Place("schema.graphqls", null), "Gone.", List.of()), FailOn.NEVER))
                .contains("::warning file=schema.graphqls,title=FIELD_REMOVED A.b(c%3A)%2C d::Gone.%0A"
                        + "It stood at git:origin/main:schema.graphqls:3.");
        assertThat(lines(removal(old, new Place("git:HEAD:./api/s.graphqls", 9), "Gone.", List.of()), FailOn.NEVER))
                .anyMatch(each -> each.startsWith("::warning file=api/s.graphqls,line=9,title="));
        assertThat(lines(removal(old, new Place("https://example.org", null), "Gone.", List.of()), FailOn.NEVER))
                .anyMatch(each -> each.startsWith("::warning title="));
    }

    @Test
    void findingsComeFirstWhateverTheirCriticality() {
        List<Change> changes = Stream.of(
                        ReportExample.change(ChangeCode.DEPRECATION_ADDED, Criticality.SAFE, "A.a", "What."),
                        ReportExample.change(ChangeCode.ENUM_VALUE_ADDED, Criticality.DANGEROUS, "A.b", "What."),
                        ReportExample.change(ChangeCode.TYPE_ADDED, Criticality.SAFE, "A", "What."),
                        ReportExample.change(ChangeCode.FIELD_REMOVED, Criticality.BREAKING, "A.c", "What."))
                .toList();

        assertThat(GithubReport.write(ReportExample.report(changes)).lines().map(each -> each.split(" ", 2)[0]))
                .containsExactly("::error", "::warning", "::notice", "1");
        assertThat(GithubReport.write(ReportExample.report(changes, FailOn.DANGEROUS))
                        .lines()
                        .map(each -> each.split(" ", 2)[0]))
                .containsExactly("::error", "::error", "::notice", "1");
    }

    @Test
    void annotationNamesTenOperations() {
        var place = new Place("a.graphqls", 3);
        var use = new OperationUse("Rules", "rules.graphql", 4, null, null);

        assertThat(lines(removal(place, place, "Gone.", Collections.nCopies(12, use)), FailOn.NEVER)
                        .getFirst())
                .endsWith("%0Abreaks Rules at rules.graphql:4%0Abreaks 2 more operations")
                .satisfies(each -> assertThat(each.split("breaks", -1)).hasSize(12));
    }
}
