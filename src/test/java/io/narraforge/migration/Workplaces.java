package io.narraforge.migration;

import io.narraforge.database.TestDatabase;
import io.narraforge.settings.MigrationSettings;
import java.nio.file.Path;
import java.util.Optional;

/** Test databases as places for commands that say nothing. */
final class Workplaces {
    private static final RunLog SILENT = new RunLog() {
        @Override
        public void tell(String sentence) {}

        @Override
        public void warn(String sentence) {}
    };

    private Workplaces() {}

    static Workplace of(TestDatabase database) {
        var settings = new MigrationSettings(MigrationSettings.DEFAULT_LOCK_TIMEOUT, Path.of("target", "backups"));
        return new Workplace(database.database(), database.connection(), settings, Optional.empty(), SILENT);
    }
}
