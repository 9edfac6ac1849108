package io.narraforge.cli;

import io.narraforge.migration.Terms;
import io.narraforge.migration.Terms.BackupFirst;
import io.narraforge.migration.preflight.Preflight.Plan.LongTransactions;
import picocli.CommandLine.Option;

/** What every command that changes the schema lets an operator decide. */
final class TermsOptions {
    @Option(names = "--no-backup", description = "Change it without a backup.")
    private boolean withoutBackup;

    @Option(
            names = "--ignore-long-transactions",
            description =
                    "Go on though transactions are open for 5 minutes, or for 30 seconds with locks on our tables;"
                            + " a migration that has to wait for one gives up after its lock_timeout.")
    private boolean withLongTransactions;

    Terms terms() {
        return new Terms(
                withoutBackup ? BackupFirst.NEVER : BackupFirst.UNLESS_EMPTY,
                withLongTransactions ? LongTransactions.ACCEPTED : LongTransactions.REFUSED);
    }
}
