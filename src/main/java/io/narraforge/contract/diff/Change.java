package io.narraforge.contract.diff;

import io.narraforge.contract.schema.Place;
import java.util.Comparator;
import java.util.List;

/**
 * One difference between two schemas and what it means.
 *
 * @param coordinate of what changed, as the schema coordinates of GraphQL name it; {@code schema.query} and the like for
 *     roots, {@code schema} for the schema itself, for which GraphQL has no coordinate
 * @param place in the proposed schema; in the published one for what is gone
 * @param operations the known ones that a breaking change breaks
 */
public record Change(
        ChangeCode code,
        Criticality criticality,
        String coordinate,
        String message,
        Place place,
        List<OperationUse> operations) {
    /** The worst first, then by what changed: the same whatever the order of definitions. */
    public static final Comparator<Change> ORDER = Comparator.comparing(Change::criticality)
            .thenComparing(Change::coordinate)
            .thenComparing(Change::code)
            .thenComparing(Change::message);
}
