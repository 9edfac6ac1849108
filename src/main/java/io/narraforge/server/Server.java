package io.narraforge.server;

import io.narraforge.database.Database;
import io.narraforge.database.RunningDatabase;
import io.narraforge.demo.DemoData;
import io.narraforge.demo.DemoPlan;
import io.narraforge.demo.Progress;
import io.narraforge.migration.Migrator;
import io.narraforge.settings.Settings;
import io.narraforge.telemetry.Event;
import io.narraforge.telemetry.Telemetry;
import java.net.URI;
import java.util.List;

/**
 * The running server: the database first, then what listens; stopped the other way round. A start that fails leaves
 * nothing running.
 */
public final class Server implements AutoCloseable {
    private final RunningDatabase database;
    private final GraphQlDoor door;

    private Server(RunningDatabase database, GraphQlDoor door) {
        this.database = database;
        this.door = door;
    }

    public static Server start(Settings settings, Telemetry telemetry) {
        RunningDatabase database = RunningDatabase.open(settings.database(), settings.pool(), telemetry);
        try {
            prepare(database, telemetry);
            return new Server(database, GraphQlDoor.open(settings.http(), database.database(), telemetry));
        } catch (RuntimeException failure) {
            database.close();
            throw failure;
        }
    }

    /** Our own database is migrated and never empty; another's is its operator's to migrate and to fill. */
    private static void prepare(RunningDatabase database, Telemetry telemetry) {
        if (database.isEmbedded()) {
            try (Database unhurried = database.openUnhurried()) {
                migrate(unhurried, telemetry);
                loadDemoIfEmpty(unhurried, telemetry);
            }
        }
        new Migrator(database.database().dataSource()).requireCurrent();
    }

    private static void migrate(Database database, Telemetry telemetry) {
        List<String> applied = new Migrator(database.dataSource()).migrate();
        if (!applied.isEmpty()) {
            telemetry.record(new Event.LifecycleStep("Migrated the database: " + String.join(", ", applied)));
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
            database.close();
        }
    }
}
