package io.narraforge.contract.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of SARIF 2.1.0 that is written, under its own names; null is left out. */
record SarifLog(@JsonProperty("$schema") String schema, String version, List<Run> runs) {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    static SarifLog of(List<Rule> rules, List<Result> results) {
        var driver = new Driver("narra schema diff", rules);
        return new SarifLog(SCHEMA, "2.1.0", List.of(new Run(new Tool(driver), "utf16CodeUnits", results)));
    }

    record Run(Tool tool, String columnKind, List<Result> results) {}

    record Tool(Driver driver) {}

    record Driver(String name, List<Rule> rules) {}

    record Rule(String id, Message shortDescription, Message help) {}

    record Message(String text) {}

    /** @param suppressions of all results or of none, so an empty list where nothing is suppressed */
    record Result(
            String ruleId,
            int ruleIndex,
            String level,
            Message message,
            List<Location> locations,
            @Nullable List<Location> relatedLocations,
            Map<String, String> partialFingerprints,
            List<Suppression> suppressions) {}

    record Location(
            @Nullable Integer id,
            PhysicalLocation physicalLocation,
            @Nullable List<LogicalLocation> logicalLocations,
            @Nullable Message message) {}

    record PhysicalLocation(
            Artifact artifactLocation, @Nullable Region region) {}

    record Artifact(String uri, @Nullable String uriBaseId) {}

    record Region(int startLine) {}

    record LogicalLocation(String fullyQualifiedName) {}

    record Suppression(String kind, String status, String justification) {}
}
