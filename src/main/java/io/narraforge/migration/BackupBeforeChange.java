package io.narraforge.migration;

import io.narraforge.migration.history.BackupRecord;

/** Makes a backup that is verified: read back, and found equal to the snapshot that it was made of. */
@FunctionalInterface
public interface BackupBeforeChange {
    /** Throws where there is none in the end. */
    BackupRecord make(Workplace workplace);
}
