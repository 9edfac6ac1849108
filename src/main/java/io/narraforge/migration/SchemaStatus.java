package io.narraforge.migration;

import java.util.List;
import java.util.Optional;

/**
 * Where a database stands between the migrations of this build.
 *
 * @param current the newest version it has; empty when it has none
 * @param versions those of this build, oldest first
 * @param pending the versions it lacks, oldest first
 * @param concerned the versions behind a {@link Condition#FAILED}, {@link Condition#AHEAD} or {@link Condition#EDITED}
 */
public record SchemaStatus(
        Condition condition,
        Optional<String> current,
        List<String> versions,
        List<String> pending,
        List<String> concerned) {

    /** The newest version this build has. */
    public String newest() {
        return versions.getLast();
    }

    /** What follows from it. */
    public enum Condition {
        /** Serves. */
        CURRENT,
        /** Holds nothing: can be migrated. */
        EMPTY,
        /** Lacks the newest versions: can be migrated. */
        BEHIND,
        /** Was migrated by a newer build. */
        AHEAD,
        /** A migration stopped half-way, which only one that runs outside a transaction can do. */
        FAILED,
        /** A migration is not the one that was applied under its version. */
        EDITED,
        /** Holds tables that no migration of ours has made. */
        UNMANAGED
    }
}
