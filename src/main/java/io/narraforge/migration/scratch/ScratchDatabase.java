package io.narraforge.migration.scratch;

import io.narraforge.database.Database;
import io.narraforge.database.EmbeddedDatabase;
import io.narraforge.database.TemporaryDatabase;
import io.narraforge.migration.scratch.LiveServer.Facts;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import io.narraforge.settings.ConnectionSettings;
import io.narraforge.settings.DatabaseSettings;
import io.narraforge.settings.PoolSettings;
import io.narraforge.telemetry.Event;
import io.narraforge.telemetry.Telemetry;
import java.nio.file.Path;
import java.sql.Statement;

/**
 * An empty database like the live one: beside it on its server, or, where the role may not create databases, in an
 * embedded PostgreSQL of the same major version. It is gone when it is closed; what a killed run leaves of it, the next
 * run removes.
 */
public final class ScratchDatabase implements AutoCloseable {
    private static final PoolSettings POOL = PoolSettings.DEFAULT.unhurried();

    private final ConnectionSettings connection;
    private final Database database;
    private final Runnable removal;

    private ScratchDatabase(ConnectionSettings connection, Runnable removal) {
        this.connection = connection;
        this.removal = removal;
        try {
            this.database = Database.open(new DatabaseSettings(connection, POOL));
        } catch (RuntimeException unreachable) {
            removal.run();
            throw unreachable;
        }
    }

    /** Makes one. */
    public static ScratchDatabase create(ConnectionSettings live, Telemetry telemetry) {
        try (var server = new LiveServer(live, telemetry)) {
            server.dropStale();
            Facts facts = server.facts();
            try {
                return onServer(live, server.createDatabase(), facts, telemetry);
            } catch (DatabasesMayNotBeCreatedException refused) {
                return embedded(live, facts, refused, telemetry);
            }
        }
    }

    private static ScratchDatabase onServer(ConnectionSettings live, String name, Facts facts, Telemetry telemetry) {
        try {
            var scratch = new ScratchDatabase(live.withDatabase(name), () -> drop(live, name, telemetry));
            scratch.makeSchema(facts);
            return scratch;
        } catch (ProblemOccurredException failure) {
            if (failure.problem() instanceof Problem.DatabaseUnreachable) {
                throw new ProblemOccurredException(
                        new Problem.CommandFailed(
                                ("The server at %s made the scratch database %s, but cannot be reached in it: %s A"
                                    + " pooler may know no other databases than those it was told of; name the server"
                                    + " itself in DATABASE_URL.")
                                        .formatted(
                                                live.address(),
                                                name,
                                                failure.problem().message())),
                        failure);
            }
            throw failure;
        }
    }

    /** The session of the live database may have been told another schema than public, and so is this one's. */
    private void makeSchema(Facts facts) {
        if (facts.schema() == null) {
            return;
        }
        try {
            database.run(session -> {
                try (Statement statement = session.createStatement()) {
                    return statement.execute("CREATE SCHEMA IF NOT EXISTS " + facts.schema());
                }
            });
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    private static void drop(ConnectionSettings live, String name, Telemetry telemetry) {
        try (var server = new LiveServer(live, telemetry)) {
            server.drop(name);
        } catch (ProblemOccurredException unreachable) {
            telemetry.record(new Event.ChoreFailed("The removal of the scratch database " + name, unreachable));
        }
    }

    private static ScratchDatabase embedded(
            ConnectionSettings live, Facts facts, DatabasesMayNotBeCreatedException refused, Telemetry telemetry) {
        if (facts.majorVersion() != EmbeddedDatabase.MAJOR_VERSION) {
            throw new ProblemOccurredException(
                    new Problem.CommandFailed(
                            ("The role %s may not create databases on %s, and a scratch database is needed there:"
                                + " PostgreSQL %d is not the %d that could be started here instead. Allow it, for the"
                                + " time of this command at least: ALTER ROLE %s CREATEDB")
                                    .formatted(
                                            facts.role(),
                                            live.address(),
                                            facts.majorVersion(),
                                            EmbeddedDatabase.MAJOR_VERSION,
                                            facts.role())),
                    refused);
        }
        telemetry.record(new Event.LifecycleStep("The role " + facts.role()
                + " may not create databases; starting a temporary PostgreSQL here instead"));
        var temporary = TemporaryDatabase.start(Path.of(System.getProperty("java.io.tmpdir")), POOL.size(), telemetry);
        return new ScratchDatabase(temporary.connection(), temporary::close);
    }

    public Database database() {
        return database;
    }

    public ConnectionSettings connection() {
        return connection;
    }

    @Override
    public void close() {
        try {
            database.close();
        } finally {
            removal.run();
        }
    }
}
