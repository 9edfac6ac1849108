package io.narraforge.migration;

import io.narraforge.migration.history.BackupRecord;
import java.util.List;
import java.util.Optional;

/**
 * What a rollback did.
 *
 * @param undone the version
 * @param at the version after it
 * @param lost what was written since, and is gone
 * @param interrupted earlier runs that were found without an end
 */
public record RollbackOutcome(
        String undone,
        Optional<String> at,
        List<String> lost,
        Optional<BackupRecord> backup,
        List<String> interrupted) {}
