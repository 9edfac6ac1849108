package io.narraforge.cli;

import io.narraforge.migration.RunLog;
import io.narraforge.migration.Workplace;
import java.util.function.ToIntFunction;

/** The place where a command about the schema of the database works that the environment names. */
final class SchemaOfTheSettings {
    private SchemaOfTheSettings() {}

    static int with(RunLog log, ToIntFunction<Workplace> command) {
        return DatabaseOfTheSettings.with(
                (running, settings) -> command.applyAsInt(Workplace.of(running, running.database(), settings, log)));
    }
}
