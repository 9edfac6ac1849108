package io.narraforge.database;

import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import io.narraforge.settings.ConnectionSettings;
import io.narraforge.settings.ConnectionSettings.ServerAddress;
import io.narraforge.settings.DatabaseLocation;
import io.narraforge.settings.Secret;
import io.narraforge.telemetry.Event;
import io.narraforge.telemetry.Telemetry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A PostgreSQL 17 of our own, which keeps everything in one folder and listens on loopback only. As durable as any:
 * after a crash of ours or of the machine, the next start goes on with all that was committed.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    /** Of the PostgreSQL that the artefact brings. */
    public static final int MAJOR_VERSION = 17;

    private static final String NAME = "narraforge";

    private final EmbeddedFolder folder;
    private final Cluster cluster;
    private final ConnectionSettings connection;

    private EmbeddedDatabase(EmbeddedFolder folder, Cluster cluster, ConnectionSettings connection) {
        this.folder = folder;
        this.cluster = cluster;
        this.connection = connection;
    }

    /**
     * Starts it, making the cluster and an empty database first if there is none.
     *
     * @param connections how many the caller will open at most; a few more are kept for an operator
     */
    public static EmbeddedDatabase start(DatabaseLocation.Embedded location, int connections, Telemetry telemetry) {
        EmbeddedFolder folder = EmbeddedFolder.lock(location.dataFolder());
        try {
            telemetry.record(new Event.LifecycleStep("Starting PostgreSQL in " + folder.path()));
            Path binaries = PostgresBinaries.unpack(folder.binaries());
            var cluster = new Cluster(folder, new PostgresProgram(binaries));
            cluster.stopWhatAKilledRunLeft(telemetry);
            PostgresBinaries.removeAllBut(binaries);
            Secret password = cluster.initializeIfAbsent(NAME);
            int port = cluster.start(location.port(), connections);
            return new EmbeddedDatabase(folder, cluster, connection(port, password)).withItsDatabase();
        } catch (IOException failure) {
            folder.close();
            throw EmbeddedFolder.unusable(folder.path(), failure);
        } catch (RuntimeException failure) {
            folder.close();
            throw failure;
        }
    }

    private static ConnectionSettings connection(int port, Secret password) {
        return new ConnectionSettings(
                List.of(new ServerAddress("127.0.0.1", port)), NAME, NAME, Optional.of(password), Map.of());
    }

    private EmbeddedDatabase withItsDatabase() throws IOException {
        DriverUrl driver = DriverUrl.of(connection.withDatabase("postgres"));
        try (Connection session = DriverManager.getConnection(driver.url(), driver.properties());
                Statement statement = session.createStatement()) {
            try (ResultSet found =
                    statement.executeQuery("SELECT FROM pg_database WHERE datname = '%s'".formatted(NAME))) {
                if (found.next()) {
                    return this;
                }
            }
            statement.execute("CREATE DATABASE " + NAME);
            return this;
        } catch (SQLException failure) {
            cluster.stop();
            throw new ProblemOccurredException(
                    new Problem.CommandFailed("The PostgreSQL in %s starts, but cannot be used: %s; its log is %s"
                            .formatted(folder.path(), failure.getMessage(), folder.log())),
                    failure);
        }
    }

    public ConnectionSettings connection() {
        return connection;
    }

    /** An orderly shutdown: open transactions are rolled back, everything committed is on disk. */
    @Override
    public void close() {
        try {
            cluster.stop();
        } catch (IOException failure) {
            throw EmbeddedFolder.unusable(folder.path(), failure);
        } finally {
            folder.close();
        }
    }
}
