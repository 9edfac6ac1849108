package io.narraforge.contract.diff;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of the operations that clients send. */
@FunctionalInterface
public interface KnownOperations {
    /** Nothing is known, so nothing can be called unused. */
    KnownOperations NONE = (code, coordinate, part) -> Optional.empty();

    /**
     * The operations that a breaking change of the published schema can break; empty when no operations are known at all.
     *
     * @param part what GraphQL has no coordinate for: the member of the union, the interface of the type, the location of
     *     the directive
     */
    Optional<List<OperationUse>> brokenBy(ChangeCode code, String coordinate, @Nullable String part);
}
