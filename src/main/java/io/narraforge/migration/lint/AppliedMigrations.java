package io.narraforge.migration.lint;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a database has run: Flyway's checksum of each version, none for one that it was only marked with. */
public record AppliedMigrations(SortedMap<Version, Optional<Integer>> checksumByVersion) {

    public static AppliedMigrations of(Map<Version, Optional<Integer>> checksumByVersion) {
        return new AppliedMigrations(new TreeMap<>(checksumByVersion));
    }

    /** The newest version that it has. */
    Optional<Version> head() {
        return checksumByVersion.isEmpty() ? Optional.empty() : Optional.of(checksumByVersion.lastKey());
    }
}
