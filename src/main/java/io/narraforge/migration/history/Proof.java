package io.narraforge.migration.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a legacy database was at the moment when it was taken over, row for row.
 *
 * @param variant by its letter
 * @param fingerprint of the seven tables
 * @param alembicVersion empty where there was none
 * @param rowCounts by table
 * @param checksums by table, of the content that migrations keep
 * @param remarks what else was said of it
 */
public record Proof(
        String variant,
        String fingerprint,
        Optional<String> alembicVersion,
        Map<String, Long> rowCounts,
        Map<String, String> checksums,
        List<String> remarks) {

    public Proof {
        rowCounts = Map.copyOf(rowCounts);
        checksums = Map.copyOf(checksums);
        remarks = List.copyOf(remarks);
    }

    /** As it stands in the history. */
    public record Kept(long id, Proof proof, Instant adoptedAt, String role) {}
}
