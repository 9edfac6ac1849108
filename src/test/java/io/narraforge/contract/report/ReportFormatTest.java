package io.narraforge.contract.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.contract.diff.Change;
import io.narraforge.contract.diff.ChangeCode;
import io.narraforge.contract.diff.Criticality;
import io.narraforge.contract.diff.OperationUse;
import io.narraforge.contract.schema.Place;
import io.narraforge.golden.Expectations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With {@code -Dgolden.update=true} the expected reports are written anew. */
class ReportFormatTest {
    private static final Path EXPECTED = Path.of("src/test/resources/report");

    @ParameterizedTest
    @EnumSource
    void exampleIsWrittenAsExpected(ReportFormat format) throws IOException {
        assertIsExpected("example", format, format.write(ReportExample.report()));
    }

    @ParameterizedTest
    @EnumSource
    void noChangeIsAReportToo(ReportFormat format) throws IOException {
        assertIsExpected("nothing", format, format.write(ReportExample.report(List.of())));
    }

    private static void assertIsExpected(String name, ReportFormat format, String written) throws IOException {
        Path file = EXPECTED.resolve(name + "." + format);
        if (Expectations.areWritten()) {
            Files.writeString(file, written + "\n");
        }
        assertThat(written + "\n").isEqualTo(Files.readString(file));
    }

    @Test
    void textListsDescriptionsWhenAskedForAndElseCountsThem() {
        Change change = ReportExample.change(
                ChangeCode.DESCRIPTION_CHANGED, Criticality.SAFE, "World", "World is described in other words.");
        ReportTerms terms = ReportExample.report().terms();

        assertThat(ReportFormat.TEXT
                        .write(ChangeReport.withDescriptions(List.of(change), terms))
                        .lines())
                .containsExactly(
                        "Descriptions (1)",
                        "  api/world.graphqls:7: DESCRIPTION_CHANGED World: World is described in other words.",
                        "",
                        "0 breaking, 0 dangerous, 1 safe.");
        assertThat(ReportFormat.TEXT.write(ChangeReport.withoutDescriptions(List.of(change), terms)))
                .isEqualTo("No change. 1 changed description is hidden; --descriptions lists it.");
        assertThat(ReportFormat.TEXT.write(ChangeReport.withoutDescriptions(List.of(change, change), terms)))
                .isEqualTo("No change. 2 changed descriptions are hidden; --descriptions lists them.");
    }

    @Test
    void entryIsOfferedForWhatIsAFindingOnly() {
        Change breaking = ReportExample.change(ChangeCode.FIELD_REMOVED, Criticality.BREAKING, "A.b", "What.");
        Change dangerous = ReportExample.change(ChangeCode.ENUM_VALUE_ADDED, Criticality.DANGEROUS, "C.D", "What.");
        List<Change> both = List.of(breaking, dangerous);

        assertThat(ReportFormat.TEXT.write(ReportExample.report(both, FailOn.DANGEROUS)))
                .contains("coordinate: A.b", "coordinate: C.D");
        assertThat(ReportFormat.TEXT.write(ReportExample.report(both, FailOn.BREAKING)))
                .contains("coordinate: A.b")
                .doesNotContain("coordinate: C.D");
        assertThat(ReportFormat.TEXT.write(ReportExample.report(both, FailOn.NEVER)))
                .doesNotContain("coordinate:");
    }

    @Test
    void unusedChangePassesWhenThatIsSafe() {
        var place = new Place("new.graphqls", 1);
        var unused = new Change(
                ChangeCode.FIELD_REMOVED, Criticality.BREAKING, "A.b", "What.", place, place, List.of(), true, null);
        ReportTerms strict = ReportExample.report().terms();
        var lenient = new ReportTerms(FailOn.DANGEROUS, true, strict.approvals(), strict.paths());

        assertThat(ReportExample.report(List.of(unused)).hasFinding()).isTrue();
        assertThat(ChangeReport.withDescriptions(List.of(unused), lenient).hasFinding())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void fiveThousandChangesTakeNoTime(ReportFormat format) {
        var use = new OperationUse("Rules", "app/rules.graphql", 4, "android 3.1", "2026-12-31");
        var place = new Place("git:main:schema.graphqls", 7);
        List<Change> changes = IntStream.range(0, 5_000)
                .mapToObj(each -> new Change(
                        ChangeCode.FIELD_REMOVED,
                        Criticality.BREAKING,
                        "Type" + each + ".field",
                        "The field is removed.",
                        place,
                        place,
                        List.of(use, use),
                        false,
                        null))
                .toList();

        String written =
                Assertions.assertTimeout(Duration.ofSeconds(2), () -> format.write(ReportExample.report(changes)));

        assertThat(written).contains("Type0.field").contains("5000");
    }
}
