package io.narraforge.contract.diff;

import io.narraforge.contract.diff.Findings.At;
import io.narraforge.contract.schema.Place;
import java.util.Map;

/** Compares what a type implements; its own name is the coordinate, for GraphQL has none for the pair. */
final class Interfaces {
    private final Findings findings;
    private final String type;

    Interfaces(Findings findings, String type) {
        this.findings = findings;
        this.type = type;
    }

    void compare(Map<String, Place> published, Map<String, Place> proposed) {
        published.forEach((name, place) -> {
            if (!proposed.containsKey(name)) {
                String message = "%s no longer implements %s.".formatted(type, name);
                findings.add(ChangeCode.INTERFACE_REMOVED, Criticality.BREAKING, new At(type, name, place), message);
            }
        });
        proposed.forEach((name, place) -> {
            if (!published.containsKey(name)) {
                String message = "%s implements %s now.".formatted(type, name);
                findings.add(ChangeCode.INTERFACE_ADDED, Criticality.DANGEROUS, new At(type, name, place), message);
            }
        });
    }
}
