package io.narraforge.server;

import io.narraforge.database.Database;
import io.narraforge.database.RunningDatabase;
import io.narraforge.demo.DemoData;
import io.narraforge.demo.DemoPlan;
import io.narraforge.demo.Progress;
import io.narraforge.engine.Observers;
import io.narraforge.migration.Migrating;
import io.narraforge.migration.Readiness;
import io.narraforge.migration.Terms;
import io.narraforge.migration.VerifiedBackup;
import io.narraforge.migration.Workplace;
import io.narraforge.settings.Settings;
import io.narraforge.telemetry.Event;
import io.narraforge.telemetry.Telemetry;
import java.net.URI;
import java.time.Clock;

/**
 * The running server: the database first, then what listens; stopped the other way round. A start that fails leaves
 * nothing running.
 */
public final class Server implements AutoCloseable {
    private final RunningDatabase database;
    private final GraphQlDoor door;
    private final SentOperations operations;

    private Server(RunningDatabase database, GraphQlDoor door, SentOperations operations) {
        this.database = database;
        this.door = door;
        this.operations = operations;
    }

    /** What is done about the schema of another's database before it is served. */
    public enum SchemaAtStart {
        /** It has to be at this build's version, and as its migrations made it. */
        AS_IT_IS,
        MIGRATED
    }

    public static Server start(Settings settings, SchemaAtStart schema, Telemetry telemetry) {
        // First of all: a log that cannot be used is a wrong setting, with which nothing is migrated.
        SentOperations operations = SentOperations.open(settings.operationsLog(), telemetry);
        try {
            return start(settings, schema, operations, telemetry);
        } catch (RuntimeException failure) {
            operations.close();
            throw failure;
        }
    }

    private static Server start(
            Settings settings, SchemaAtStart schema, SentOperations operations, Telemetry telemetry) {
        RunningDatabase database = RunningDatabase.open(settings.database(), settings.pool(), telemetry);
        try {
            prepare(database, settings, schema, telemetry);
            var observers = new Observers(telemetry, operations.observer());
            GraphQlDoor door = GraphQlDoor.open(settings.http(), database.database(), observers);
            return new Server(database, door, operations);
        } catch (RuntimeException failure) {
            database.close();
            throw failure;
        }
    }

    /** Our own database is migrated and never empty; another's is its operator's to migrate and to fill. */
    private static void prepare(
            RunningDatabase database, Settings settings, SchemaAtStart schema, Telemetry telemetry) {
        var log = new StartLog(telemetry);
        try (Database unhurried = database.openUnhurried()) {
            if (database.isEmbedded() || schema == SchemaAtStart.MIGRATED) {
                var workplace = Workplace.of(database, unhurried, settings, log);
                new Migrating(workplace, new VerifiedBackup(Clock.systemUTC()), Terms.USUAL).migrate();
            }
            new Readiness(unhurried, database.connection(), log).require();
            if (database.isEmbedded()) {
                loadDemoIfEmpty(unhurried, telemetry);
            }
        }
    }

    private static void loadDemoIfEmpty(Database database, Telemetry telemetry) {
        var demo = new DemoData(database);
        if (demo.isEmpty()) {
            long rows = demo.load(DemoPlan.small(), Progress.SILENT);
            telemetry.record(new Event.LifecycleStep("Loaded the demo data: " + rows + " rows"));
        }
    }

    /** Where it listens, with the port it really has. */
    public URI address() {
        return door.address();
    }

    @Override
    public void close() {
        try {
            door.close();
        } finally {
            closeWithoutRequests();
        }
    }

    private void closeWithoutRequests() {
        try {
            operations.close();
        } finally {
            database.close();
        }
    }
}
