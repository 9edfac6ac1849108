package io.narraforge.cli;

import io.narraforge.database.RunningDatabase;
import io.narraforge.settings.Settings;
import io.narraforge.telemetry.LogTelemetry;
import java.util.function.BiFunction;

/** The database that the environment names, for the time of one command. */
final class DatabaseOfTheSettings {
    private DatabaseOfTheSettings() {}

    static <T> T with(BiFunction<RunningDatabase, Settings, T> command) {
        Settings settings = Settings.fromEnvironment();
        try (RunningDatabase running =
                RunningDatabase.open(settings.database(), settings.pool().unhurried(), new LogTelemetry())) {
            return command.apply(running, settings);
        }
    }
}
