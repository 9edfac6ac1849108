package io.narraforge.cli;

import io.narraforge.database.RunningDatabase;
import io.narraforge.migration.Migrator;
import io.narraforge.settings.PoolSettings;
import io.narraforge.settings.Settings;
import io.narraforge.telemetry.LogTelemetry;
import java.util.function.ToIntFunction;

/** The database that the environment names, for the time of one command about its schema. */
final class SchemaOfTheSettings {
    /** The work itself, the migrations' lock and the history each take one. */
    private static final int CONNECTIONS = 4;

    private SchemaOfTheSettings() {}

    static int with(ToIntFunction<Migrator> command) {
        Settings settings = Settings.fromEnvironment();
        var pool = new PoolSettings(CONNECTIONS, settings.pool().acquireTimeout());
        try (RunningDatabase running = RunningDatabase.open(settings.database(), pool, new LogTelemetry())) {
            return command.applyAsInt(new Migrator(running.database().dataSource()));
        }
    }
}
