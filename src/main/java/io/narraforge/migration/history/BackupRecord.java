package io.narraforge.migration.history;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A backup that was made before a change, or for itself.
 *
 * @param manifestSha256 tells it from all others
 * @param schemaVersion that the database was at
 * @param rows by table
 * @param verifiedAt when it was read back and found equal
 */
public record BackupRecord(
        String file,
        String manifestSha256,
        Optional<String> schemaVersion,
        String fingerprint,
        Map<String, Long> rows,
        Instant takenAt,
        Optional<Instant> verifiedAt,
        String restoreCommand) {}
