package io.narraforge.settings;

import java.nio.file.Path;
import java.util.Optional;

/** Where the rows are: on a server that somebody else runs, or in a PostgreSQL of our own. */
public sealed interface DatabaseLocation {

    /** Where its rows lie on this machine, if they do. */
    Optional<Path> folder();

    /** A server that is there already; nothing is migrated or loaded without being asked. */
    record Server(ConnectionSettings connection) implements DatabaseLocation {
        @Override
        public Optional<Path> folder() {
            return Optional.empty();
        }
    }

    /**
     * A PostgreSQL that starts and stops with us.
     *
     * @param dataFolder keeps everything of it, programs included
     * @param port 0 for any free port
     */
    record Embedded(Path dataFolder, int port) implements DatabaseLocation {
        @Override
        public Optional<Path> folder() {
            return Optional.of(dataFolder);
        }
    }
}
