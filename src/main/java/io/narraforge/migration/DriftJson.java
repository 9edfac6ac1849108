package io.narraforge.migration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.narraforge.migration.catalog.CatalogDifference.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report of drift as JSON for other programs. A reader may rely on what is there for as long as the version stays. */
public final class DriftJson {
    private static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private DriftJson() {}

    /** The reason is there when, and only when, there was nothing to compare with. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Envelope(
            int version,
            boolean drifted,
            @Nullable String schemaVersion,
            @Nullable String incomparable,
            List<Finding> findings,
            List<String> remarks) {}

    public static String write(DriftReport report) {
        Envelope envelope = switch (report) {
            case DriftReport.Compared(var version, var difference) ->
                new Envelope(VERSION, report.isDrifted(), version, null, difference.findings(), difference.remarks());
            case DriftReport.Incomparable(var message) ->
                new Envelope(VERSION, report.isDrifted(), null, message, List.of(), List.of());
        };
        try {
            return JSON.writeValueAsString(envelope);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
