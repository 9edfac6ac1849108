package io.narraforge.migration.adoption;

import io.narraforge.migration.catalog.CatalogDifference.Finding;
import java.util.List;
import java.util.Optional;

/** What may be done with a database that no migration of ours has touched. */
public sealed interface Assessment {

    /** What there is to say that changes nothing. */
    List<String> remarks();

    /** Of the seven tables from V1. */
    List<Finding> differences();

    /** Its seven tables are those of V1. */
    record Adoptable(Variant variant, List<String> remarks) implements Assessment {
        @Override
        public List<Finding> differences() {
            return List.of();
        }
    }

    /** Its seven tables become those of V1 by a script that touches no row. */
    record Bridgeable(Variant variant, Bridge bridge, List<Finding> differences, List<String> remarks)
            implements Assessment {}

    /**
     * It stays as it is.
     *
     * @param variant empty where it is none of those that are known
     * @param reason why, and what to do
     */
    record Refused(Optional<Variant> variant, String reason, List<Finding> differences, List<String> remarks)
            implements Assessment {}
}
