package io.narraforge.cli;

import io.narraforge.database.RunningDatabase;
import io.narraforge.migration.Migrator;
import io.narraforge.settings.Settings;
import io.narraforge.telemetry.LogTelemetry;
import java.util.function.ToIntFunction;

/** The database that the environment names, for the time of one command about its schema. */
final class SchemaOfTheSettings {
    private SchemaOfTheSettings() {}

    static int with(ToIntFunction<Migrator> command) {
        Settings settings = Settings.fromEnvironment();
        try (RunningDatabase running =
                RunningDatabase.open(settings.database(), settings.pool().unhurried(), new LogTelemetry())) {
            return command.applyAsInt(new Migrator(running.database().dataSource()));
        }
    }
}
