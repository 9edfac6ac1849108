package io.narraforge.migration;

import io.narraforge.database.Database;
import io.narraforge.database.TestDatabase;
import io.narraforge.migration.Adopting.Bridging;
import io.narraforge.migration.RollingBack.Loss;
import io.narraforge.migration.adoption.AdoptionReport;
import io.narraforge.migration.backup.Progress;
import io.narraforge.migration.history.BackupRecord;
import io.narraforge.settings.ConnectionSettings;
import io.narraforge.settings.MigrationSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;

/** The commands about the schema on one database, with the migrations of a test or of the build, and what they told. */
final class Commands {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Database database;
    private final ConnectionSettings connection;
    private final MigrationFiles files;

    private Commands(Database database, ConnectionSettings connection, MigrationFiles files) {
        this.database = database;
        this.connection = connection;
        this.files = files;
    }

    static Commands ofBuild(TestDatabase database) {
        return new Commands(database.database(), database.connection(), MigrationFiles.OF_BUILD);
    }

    /** With the files in a folder of the test's resources. */
    static Commands with(TestDatabase database, String folder) {
        return with(database.database(), database.connection(), folder);
    }

    static Commands with(Database database, ConnectionSettings connection, String folder) {
        return new Commands(
                database,
                connection,
                new MigrationFiles("migrations/" + folder + "/migration", "migrations/" + folder + "/undo"));
    }

    /** What the operator was told and warned of, in order. */
    List<String> told() {
        return told;
    }

    SchemaStatus status() {
        return new Migrator(database.dataSource(), files, OptionalLong.empty()).status();
    }

    MigrateOutcome migrate() {
        return new Migrating(workplace(), change(), files).migrate();
    }

    RollbackOutcome rollback(Loss loss) {
        return new RollingBack(workplace(), change(), files, loss).rollback();
    }

    RepairOutcome repair(Optional<String> reason) {
        return new Repairing(workplace(), reason, files).repair();
    }

    /** With the workshop of all tests; the migrations' files play no part. */
    AdoptionReport adopt() {
        return adopt(Bridging.SHOWN);
    }

    AdoptionReport adopt(Bridging bridging) {
        return adopting(Progress.SILENT).adopt(bridging);
    }

    AdoptionReport rehearseAdoption() {
        return adopting(Progress.SILENT).rehearse();
    }

    Adopting adopting(Progress progress) {
        return new Adopting(workplace(), TestWorkshop.SHARED, progress);
    }

    void requireReady() {
        new Readiness(database, connection, workplace().log()).require();
    }

    private GuardedChange change() {
        return new GuardedChange(
                workplace(), Commands::noBackup, new Terms(Terms.BackupFirst.NEVER, Terms.USUAL.longTransactions()));
    }

    private static BackupRecord noBackup(Workplace workplace) {
        throw new AssertionError("a backup, though none was wanted");
    }

    Workplace workplace() {
        return new Workplace(
                database,
                connection,
                new MigrationSettings(PATIENCE, Path.of("target", "no-backups")),
                Optional.empty(),
                new RunLog() {
                    @Override
                    public void tell(String sentence) {
                        told.add(sentence);
                    }

                    @Override
                    public void warn(String sentence) {
                        told.add("Warning: " + sentence);
                    }
                });
    }
}
