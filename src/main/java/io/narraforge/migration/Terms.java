package io.narraforge.migration;

import io.narraforge.migration.preflight.Preflight.Plan.LongTransactions;

/** On which terms the operator wants a change. */
public record Terms(BackupFirst backup, LongTransactions longTransactions) {
    public static final Terms USUAL = new Terms(BackupFirst.UNLESS_EMPTY, LongTransactions.REFUSED);

    /** Whether a backup is made before the change. */
    public enum BackupFirst {
        /** Where there is a row to lose. */
        UNLESS_EMPTY,
        NEVER
    }
}
