package io.narraforge.contract.impact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.narraforge.contract.diff.OperationUse;
import io.narraforge.contract.impact.SourceChange.Effect;
import io.narraforge.contract.schema.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What changes affect, for people and for programs, who may rely on what is there for as long as the version stays. */
public record ImpactReport(List<Impact> impacts) {
    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Envelope(int version, List<Entry> changes) {}

    private record Entry(
            String subject,
            Effect effect,
            @Nullable String file,
            @Nullable Integer line,
            boolean operationsKnown,
            List<Affected> affected) {
        static Entry of(Impact impact) {
            Optional<Place> place = Optional.ofNullable(impact.change().place());
            return new Entry(
                    impact.change().subject(),
                    impact.change().effect(),
                    place.map(Place::file).orElse(null),
                    place.map(Place::line).orElse(null),
                    impact.areOperationsKnown(),
                    impact.affected());
        }
    }

    /** In words, a line each. */
    public List<String> text() {
        var lines = new ArrayList<String>();
        for (Impact impact : impacts) {
            Place place = impact.change().place();
            lines.add((place == null ? "" : place + ": ") + impact.change().sentence());
            for (Role role : Role.values()) {
                addRole(lines, role, impact);
            }
            if (impact.affected().isEmpty()) {
                lines.add("  nothing of the contract stands on it");
            } else {
                addOperations(lines, impact);
            }
        }
        if (impacts.isEmpty()) {
            lines.add("No table or column is dropped, renamed or changed.");
        }
        return lines;
    }

    private static void addRole(List<String> lines, Role role, Impact impact) {
        List<String> coordinates = impact.affected().stream()
                .filter(each -> each.role() == role)
                .map(Affected::coordinate)
                .toList();
        if (!coordinates.isEmpty()) {
            lines.add("  %s (%d): %s".formatted(role.plural(), coordinates.size(), String.join(", ", coordinates)));
        }
    }

    private static void addOperations(List<String> lines, Impact impact) {
        if (!impact.areOperationsKnown()) {
            lines.add("  operations: none are known");
            return;
        }
        lines.add("  operations (%d)".formatted(impact.operations().size()));
        impact.operations()
                .forEach((OperationUse use, List<String> coordinates) ->
                        lines.add("    %s: %s".formatted(Impact.named(use), String.join(", ", coordinates))));
    }

    /** One object on one line. */
    public String json() {
        try {
            return JSON.writeValueAsString(
                    new Envelope(VERSION, impacts.stream().map(Entry::of).toList()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
