package io.narraforge.contract.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.contract.diff.Change;
import io.narraforge.contract.diff.ChangeCode;
import io.narraforge.contract.diff.Criticality;
import io.narraforge.contract.diff.OperationUse;
import io.narraforge.contract.schema.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportFormatTest {
    private static final List<Change> CHANGES = List.of(
            change(ChangeCode.FIELD_REMOVED, Criticality.BREAKING, "World.rules", 12),
            change(ChangeCode.ENUM_VALUE_ADDED, Criticality.DANGEROUS, "Genre.HORROR", 7),
            change(ChangeCode.TYPE_ADDED, Criticality.SAFE, "Lore", null),
            change(ChangeCode.DEPRECATION_ADDED, Criticality.SAFE, "World.age", 3),
            change(ChangeCode.DESCRIPTION_CHANGED, Criticality.SAFE, "World", 1));

    private static Change change(ChangeCode code, Criticality criticality, String coordinate, @Nullable Integer line) {
        List<OperationUse> operations = criticality == Criticality.BREAKING
                ? List.of(new OperationUse("Rules", "rules.graphql", 4, null, null))
                : List.of();
        return new Change(
                code, criticality, coordinate, "What.", new Place("s.graphqls", line), operations, false, null);
    }

    @Test
    void textListsTheWorstFirstAndDeprecationsOnTheirOwn() {
        assertThat(ReportFormat.TEXT
                        .write(ChangeReport.withoutDescriptions(CHANGES))
                        .lines())
                .containsExactly(
                        "Breaking (1)",
                        "  s.graphqls:12: FIELD_REMOVED World.rules: What.",
                        "",
                        "Dangerous (1)",
                        "  s.graphqls:7: ENUM_VALUE_ADDED Genre.HORROR: What.",
                        "",
                        "Safe (1)",
                        "  s.graphqls: TYPE_ADDED Lore: What.",
                        "",
                        "Deprecations (1)",
                        "  s.graphqls:3: DEPRECATION_ADDED World.age: What.",
                        "",
                        "1 breaking, 1 dangerous, 2 safe (1 about deprecations)."
                                + " 1 changed description is hidden; --descriptions lists it.");
    }

    @Test
    void textListsDescriptionsWhenAskedFor() {
        assertThat(ReportFormat.TEXT.write(ChangeReport.withDescriptions(CHANGES)))
                .contains("Descriptions (1)" + System.lineSeparator()
                        + "  s.graphqls:1: DESCRIPTION_CHANGED World: What.")
                .endsWith("1 breaking, 1 dangerous, 3 safe (1 about deprecations).");
    }

    @Test
    void textOfNothingIsASentence() {
        assertThat(ReportFormat.TEXT.write(ChangeReport.withDescriptions(List.of())))
                .isEqualTo("No change.");
        assertThat(ReportFormat.TEXT.write(new ChangeReport(List.of(), 2)))
                .isEqualTo("No change. 2 changed descriptions are hidden; --descriptions lists them.");
    }

    @Test
    void jsonHasItsVersionItsNumbersAndEveryKeyOfEachChange() {
        assertThat(ReportFormat.JSON.write(ChangeReport.withoutDescriptions(
                        List.of(CHANGES.getFirst(), CHANGES.get(2), CHANGES.get(3), CHANGES.getLast()))))
                .isEqualTo(
                        "{\"version\":1,\"summary\":{\"breaking\":1,\"unused\":0,\"dangerous\":0,\"safe\":2,\"deprecations\":1,"
                            + "\"hiddenDescriptions\":1},\"changes\":["
                            + "{\"code\":\"FIELD_REMOVED\",\"criticality\":\"BREAKING\",\"coordinate\":\"World.rules\","
                            + "\"message\":\"What.\",\"file\":\"s.graphqls\",\"line\":12,\"operations\":["
                            + "{\"operation\":\"Rules\",\"file\":\"rules.graphql\",\"line\":4,\"client\":null,"
                            + "\"lastSeen\":null}],\"unused\":false,\"approval\":null},"
                            + "{\"code\":\"TYPE_ADDED\",\"criticality\":\"SAFE\",\"coordinate\":\"Lore\","
                            + "\"message\":\"What.\",\"file\":\"s.graphqls\",\"line\":null,\"operations\":[],\"unused\":false,"
                            + "\"approval\":null},"
                            + "{\"code\":\"DEPRECATION_ADDED\",\"criticality\":\"SAFE\",\"coordinate\":\"World.age\","
                            + "\"message\":\"What.\",\"file\":\"s.graphqls\",\"line\":3,\"operations\":[],\"unused\":false,"
                            + "\"approval\":null}]}");
    }
}
