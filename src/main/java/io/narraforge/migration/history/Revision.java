package io.narraforge.migration.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One version applied or undone.
 *
 * @param version such as {@code V3}
 * @param leadsTo the version after it; empty when none is left
 * @param text of the whole file
 * @param fingerprintAfter empty while a version is applied without a transaction, and where that was interrupted
 * @param objects what is ours after it
 * @param others what else was in the schema before it
 * @param serverVersion as PostgreSQL numbers it, 170004
 */
public record Revision(
        String version,
        Direction direction,
        Optional<String> leadsTo,
        String script,
        String text,
        String fingerprintBefore,
        Optional<String> fingerprintAfter,
        List<String> objects,
        List<String> others,
        int serverVersion,
        Instant appliedAt,
        String role,
        OptionalLong run) {

    /** Which way it went. */
    public enum Direction {
        UP,
        DOWN
    }

    /** Fingerprints are deparsed by a server, and those of another major version may word the same otherwise. */
    public boolean isComparableOn(int otherServerVersion) {
        return major(serverVersion) == major(otherServerVersion);
    }

    /** 17 of 170004. */
    public static int major(int serverVersion) {
        return serverVersion / 10_000;
    }
}
