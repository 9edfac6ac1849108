package io.narraforge.contract.diff;

import io.narraforge.contract.schema.Place;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two schemas and what it means.
 *
 * @param coordinate of what changed, as the schema coordinates of GraphQL name it; {@code schema.query} and the like for
 *     roots, {@code schema} for the schema itself, for which GraphQL has no coordinate
 * @param place in the proposed schema; in the published one for what is gone
 * @param annotated in the proposed schema, for a remark there: the place, or for what is gone that of what it was part of
 * @param operations the known ones that a breaking change breaks
 * @param isUnused whether it is breaking, operations are known, and it breaks none of them
 * @param approval of somebody who answers for it
 */
public record Change(
        ChangeCode code,
        Criticality criticality,
        String coordinate,
        String message,
        Place place,
        Place annotated,
        List<OperationUse> operations,
        boolean isUnused,
        @Nullable Approval approval) {
    /** The worst first, then by what changed: the same whatever the order of definitions. */
    public static final Comparator<Change> ORDER = Comparator.comparing(Change::criticality)
            .thenComparing(Change::coordinate)
            .thenComparing(Change::code)
            .thenComparing(Change::message);

    /** The same change, approved. */
    public Change approvedBy(Approval given) {
        return new Change(code, criticality, coordinate, message, place, annotated, operations, isUnused, given);
    }
}
