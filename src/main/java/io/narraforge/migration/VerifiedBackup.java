package io.narraforge.migration;

import io.narraforge.migration.backup.Backup;
import io.narraforge.migration.backup.Manifest;
import io.narraforge.migration.backup.Progress;
import io.narraforge.migration.backup.WrittenBackup;
import io.narraforge.migration.history.BackupRecord;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A file in the folder of backups, with how to go back to it. */
public final class VerifiedBackup implements BackupBeforeChange {
    private final Clock clock;

    public VerifiedBackup(Clock clock) {
        this.clock = clock;
    }

    @Override
    public BackupRecord make(Workplace workplace) {
        var folder = new BackupFolder(workplace.settings().backupFolder());
        WrittenBackup written = Backup.write(
                workplace.database(),
                new AppliedSchema(workplace.connection()),
                state -> folder.newFile(workplace.connection().database(), state, clock.instant()),
                Progress.SILENT);
        written.removed()
                .forEach(left -> workplace.log().warn("Removed what a backup that was stopped had left: " + left));
        return record(written, clock.instant());
    }

    private static BackupRecord record(WrittenBackup written, Instant verifiedAt) {
        Manifest manifest = written.manifest();
        Map<String, Long> rows = new TreeMap<>();
        manifest.tables()
                .forEach(table -> rows.put(table.name(), table.content().rows()));
        Path file = written.file().toAbsolutePath().normalize();
        return new BackupRecord(
                file.toString(),
                written.manifestSha256(),
                Optional.of(manifest.schema().version()),
                manifest.schema().fingerprint(),
                rows,
                manifest.takenAt(),
                Optional.of(verifiedAt),
                RestoreCommand.of(file));
    }
}
