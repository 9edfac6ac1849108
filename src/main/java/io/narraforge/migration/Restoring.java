package io.narraforge.migration;

import io.narraforge.database.Database;
import io.narraforge.migration.SchemaStatus.Condition;
import io.narraforge.migration.backup.BackupFile;
import io.narraforge.migration.backup.Progress;
import io.narraforge.migration.backup.Restore;
import io.narraforge.migration.backup.Restore.Fingerprints;
import io.narraforge.migration.backup.RestoredBackup;
import io.narraforge.migration.backup.RowsPresent;
import io.narraforge.migration.backup.SchemaState;
import io.narraforge.migration.history.InterruptedRestore;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Restores a backup into a database without rows, which is first brought to the version of the backup. A database that
 * a killed restore has left half-way there is one of those.
 */
public final class Restoring {
    private static final Pattern VERSION = Pattern.compile("V(\\d+)");

    private final Workplace workplace;
    private final Database database;
    private final Migrator migrator;
    private final SchemaState.Reader reader;

    public Restoring(Workplace workplace) {
        this.workplace = workplace;
        this.database = workplace.database();
        this.migrator = new Migrator(database.dataSource());
        this.reader = new AppliedSchema(workplace.connection());
    }

    /** All of it or nothing; the file is verified before anything is made in the database. */
    public RestoredBackup restore(Path file, Fingerprints fingerprints, Progress progress) {
        try (BackupFile backup = BackupFile.open(file)) {
            String version = backup.manifest().schema().version();
            refuseUnknown(version);
            backup.verify(progress);
            Restore.requireUtf8(database);
            return GuardedChange.alone(workplace, InterruptedRestore.COMMAND, run -> {
                requireRoomFor(version);
                run.begin(Optional.of(version));
                bringTo(version);
                return new Restore(backup, reader, fingerprints, progress).into(database);
            });
        }
    }

    private void refuseUnknown(String version) {
        String newest = migrator.status().newest();
        if (number(version) > number(newest)) {
            throw refused(
                    "The backup is at %s, which this build does not know (its newest is %s); use the build that made it"
                            .formatted(version, newest));
        }
    }

    private static long number(String version) {
        Matcher number = VERSION.matcher(version);
        if (!number.matches()) {
            throw refused("The backup is at the version \"%s\", which is none of ours".formatted(version));
        }
        return Long.parseLong(number.group(1));
    }

    /** Refuses, before anything is written, not even that it was tried. */
    private void requireRoomFor(String version) {
        SchemaStatus status = migrator.status();
        if (status.current().equals(Optional.of(version))) {
            return;
        }
        if (status.condition() == Condition.UNMANAGED) {
            throw refused("The database is not empty: it holds tables that NarraForge's migrations have not made");
        }
        if (status.condition() == Condition.CURRENT || !status.pending().contains(version)) {
            throw refused(
                    "The database is at %s and the backup at %s; restore it into an empty database, and migrate that"
                            .formatted(status.current().orElse("no version"), version));
        }
        if (status.condition() == Condition.BEHIND) {
            refuseRows(version);
        }
    }

    private void bringTo(String version) {
        if (!migrator.status().current().equals(Optional.of(version))) {
            migrator.migrateTo(version);
        }
    }

    private void refuseRows(String version) {
        SchemaState state = database.run(reader::read);
        List<String> present = RowsPresent.in(database, state.tables());
        if (!present.isEmpty()) {
            throw refused("The database is at %s and the backup at %s, and it is not empty: %s"
                    .formatted(state.version(), version, String.join(", ", present)));
        }
    }

    private static ProblemOccurredException refused(String reason) {
        return new ProblemOccurredException(new Problem.CommandFailed(reason + ". Nothing was restored."));
    }
}
