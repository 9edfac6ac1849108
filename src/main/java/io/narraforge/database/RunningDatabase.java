package io.narraforge.database;

import io.narraforge.settings.ConnectionSettings;
import io.narraforge.settings.DatabaseLocation;
import io.narraforge.settings.DatabaseSettings;
import io.narraforge.settings.PoolSettings;
import io.narraforge.telemetry.Telemetry;
import java.util.Optional;

/**
 * The database that the settings name, wherever it is: a pool of connections, and below it our own PostgreSQL when
 * there is no other. Closes in that order.
 */
public final class RunningDatabase implements AutoCloseable {
    private final Optional<EmbeddedDatabase> embedded;
    private final DatabaseSettings settings;
    private final Database database;

    private RunningDatabase(Optional<EmbeddedDatabase> embedded, DatabaseSettings settings) {
        this.embedded = embedded;
        this.settings = settings;
        this.database = Database.open(settings);
    }

    public static RunningDatabase open(DatabaseLocation location, PoolSettings pool, Telemetry telemetry) {
        return switch (location) {
            case DatabaseLocation.Server(var connection) ->
                new RunningDatabase(Optional.empty(), new DatabaseSettings(connection, pool));
            case DatabaseLocation.Embedded embeddedLocation -> openEmbedded(embeddedLocation, pool, telemetry);
        };
    }

    private static RunningDatabase openEmbedded(
            DatabaseLocation.Embedded location, PoolSettings pool, Telemetry telemetry) {
        EmbeddedDatabase embedded = EmbeddedDatabase.start(location, pool.size(), telemetry);
        try {
            return new RunningDatabase(Optional.of(embedded), new DatabaseSettings(embedded.connection(), pool));
        } catch (RuntimeException failure) {
            embedded.close();
            throw failure;
        }
    }

    public Database database() {
        return database;
    }

    public ConnectionSettings connection() {
        return settings.connection();
    }

    /** A pool of the caller's own, for migrations and loads: no statement on it is ended for its length. */
    public Database openUnhurried() {
        return Database.open(
                new DatabaseSettings(settings.connection(), settings.pool().unhurried()));
    }

    public boolean isEmbedded() {
        return embedded.isPresent();
    }

    @Override
    public void close() {
        try {
            database.close();
        } finally {
            embedded.ifPresent(EmbeddedDatabase::close);
        }
    }
}
