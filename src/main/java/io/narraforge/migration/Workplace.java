package io.narraforge.migration;

import io.narraforge.database.Database;
import io.narraforge.database.RunningDatabase;
import io.narraforge.settings.ConnectionSettings;
import io.narraforge.settings.MigrationSettings;
import io.narraforge.settings.Settings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where commands about the schema work.
 *
 * @param database without a limit for the length of a statement
 * @param connection of the same, to make databases beside it
 * @param serverFolder where the server keeps its data, if that is on this machine
 */
public record Workplace(
        Database database,
        ConnectionSettings connection,
        MigrationSettings settings,
        Optional<Path> serverFolder,
        RunLog log) {

    /**
     * The database that the settings name.
     *
     * @param unhurried a pool on it
     */
    public static Workplace of(RunningDatabase running, Database unhurried, Settings settings, RunLog log) {
        return new Workplace(
                unhurried,
                running.connection(),
                settings.migration(),
                settings.database().folder(),
                log);
    }
}
