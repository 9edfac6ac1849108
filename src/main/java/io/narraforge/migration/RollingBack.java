package io.narraforge.migration;

import io.narraforge.migration.history.BackupRecord;
import io.narraforge.migration.history.ExclusiveRun;
import io.narraforge.migration.history.InterruptedRun;
import java.util.Optional;

/** Undoes the last version, and no other: its undo file and the history's row, all in one transaction. */
public final class RollingBack {
    private final Workplace workplace;
    private final GuardedChange change;
    private final MigrationFiles files;
    private final Loss loss;

    public RollingBack(Workplace workplace, BackupBeforeChange backups, Terms terms, Loss loss) {
        this(workplace, new GuardedChange(workplace, backups, terms), MigrationFiles.OF_BUILD, loss);
    }

    RollingBack(Workplace workplace, GuardedChange change, MigrationFiles files, Loss loss) {
        this.workplace = workplace;
        this.change = change;
        this.files = files;
        this.loss = loss;
    }

    /** What happens to a rollback that would lose data written since. */
    public enum Loss {
        REFUSED,
        ACCEPTED
    }

    public RollbackOutcome rollback() {
        return change.during("db rollback", this::rollback);
    }

    private RollbackOutcome rollback(ExclusiveRun run) {
        var migrator = new Migrator(workplace.database().dataSource(), files, run.id());
        SchemaStatus status = migrator.status();
        Migrator.refuseUnlessSound(status);
        UndoFile undo = UndoFile.ofLastVersion(migrator, files);
        Optional<BackupRecord> backup = change.prepare(run, undo.version());
        run.requireLock();
        Undo.Done done = new Undo(workplace.database(), workplace.log(), run.id(), loss).execute(undo);
        run.note("lost", done.lost());
        workplace.log().tell("Undid " + undo.version());
        return new RollbackOutcome(
                undo.version(),
                done.at(),
                done.lost(),
                backup,
                run.interrupted().stream().map(InterruptedRun::words).toList());
    }
}
