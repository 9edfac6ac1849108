package io.narraforge.contract.diff;

import java.util.List;
import java.util.Optional;

/** What is known of the operations that clients send. */
public interface KnownOperations {
    /** Nothing is known, so nothing can be called unused. */
    KnownOperations NONE = coordinate -> Optional.empty();

    /** The operations that use a coordinate of the published schema; empty when no operations are known at all. */
    Optional<List<OperationUse>> using(String coordinate);
}
