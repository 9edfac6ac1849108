package io.narraforge.migration;

import io.narraforge.migration.history.BackupRecord;
import java.util.List;
import java.util.Optional;

/**
 * What a migration did.
 *
 * @param from the version before it
 * @param to the version after it
 * @param interrupted earlier runs that were found without an end
 */
public record MigrateOutcome(
        Optional<String> from,
        Optional<String> to,
        List<AppliedVersion> applied,
        Optional<BackupRecord> backup,
        List<String> interrupted) {}
