package io.narraforge.database;

import io.narraforge.migration.Migrator;
import io.narraforge.settings.ConnectionSettings;
import io.narraforge.settings.DatabaseLocation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Databases for tests in one embedded PostgreSQL per JVM, 17 unless the build's profile brings another. Each is made in some milliseconds as a copy of a template,
 * the migrated one of a database that was migrated once.
 */
public final class TestDatabases {
    private static final int MAX_CONNECTIONS = 300;
    private static final String MIGRATED_TEMPLATE = "migrated_template";
    /** Below target; a build that tests with another PostgreSQL names another folder. */
    private static final Path DATA = Path.of("target", System.getProperty("narra.test.postgres", "test-postgres"));

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDatabases() {}

    /** A database of one test class, at the newest version and without rows. */
    public static TestDatabase migrated() {
        return new TestDatabase(() -> create(Templates.MIGRATED));
    }

    /** A database of one test class, without tables. */
    public static TestDatabase empty() {
        return new TestDatabase(() -> create("template1"));
    }

    /** A database of one test class, without tables, made with these options of CREATE DATABASE. */
    public static TestDatabase empty(String options) {
        return new TestDatabase(() -> create("template0 " + options));
    }

    /** A database of one test with all that is in another, which nobody may be connected to. */
    public static TestDatabase copyOf(TestDatabase original) {
        return new TestDatabase(() -> create(original.connection().database()));
    }

    /** Where the server writes its log, all databases into one. */
    public static Path log() {
        return DATA.resolve("postgresql").resolve("server.log");
    }

    private static ConnectionSettings create(String template) {
        EmptyCluster.make();
        String name = "test_" + NUMBER.incrementAndGet();
        execute("CREATE DATABASE %s TEMPLATE %s".formatted(name, template));
        return Cluster.CONNECTION.withDatabase(name);
    }

    static void drop(ConnectionSettings database) {
        execute("DROP DATABASE %s WITH (FORCE)".formatted(database.database()));
    }

    private static void execute(String sql) {
        onMaintenanceConnection(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    static <T> T onMaintenanceConnection(ConnectionFunction<T> work) {
        DriverUrl driver = DriverUrl.of(Cluster.CONNECTION.withDatabase("postgres"));
        try (Connection connection = DriverManager.getConnection(driver.url(), driver.properties())) {
            return work.apply(connection);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Started by the first test that needs it, stopped with the JVM. */
    private static final class Cluster {
        private static final ConnectionSettings CONNECTION = start();

        private static ConnectionSettings start() {
            EarlierMajor.initializeIfAbsent(DATA, "narraforge");
            EmbeddedDatabase embedded =
                    EmbeddedDatabase.start(new DatabaseLocation.Embedded(DATA, 0), MAX_CONNECTIONS, event -> {});
            Runtime.getRuntime().addShutdownHook(new Thread(embedded::close));
            return embedded.connection();
        }
    }

    private static final class Templates {
        private static final String MIGRATED = migrate();

        private static String migrate() {
            EmptyCluster.make();
            execute("CREATE DATABASE " + MIGRATED_TEMPLATE);
            DriverUrl driver = DriverUrl.of(Cluster.CONNECTION.withDatabase(MIGRATED_TEMPLATE));
            var dataSource = new PGSimpleDataSource();
            dataSource.setUrl(driver.url());
            dataSource.setUser(driver.properties().getProperty("user"));
            dataSource.setPassword(driver.properties().getProperty("password"));
            new Migrator(dataSource).migrate();
            return MIGRATED_TEMPLATE;
        }
    }

    /** The cluster before the first database of this run, whatever a run that was killed has left of the same names. */
    private static final class EmptyCluster {
        static {
            trustTheMachineNotToFail();
            dropWhatEarlierRunsLeft();
        }

        /** Once: the class is made when this is first called. */
        static void make() {}

        /** Test data may be lost: without syncs a copy of a template takes a tenth of the time. */
        private static void trustTheMachineNotToFail() {
            execute("ALTER SYSTEM SET fsync = off");
            execute("ALTER SYSTEM SET full_page_writes = off");
            execute("SELECT pg_reload_conf()");
        }

        private static void dropWhatEarlierRunsLeft() {
            for (String name : databasesOfEarlierRuns()) {
                execute("DROP DATABASE %s WITH (FORCE)".formatted(name));
            }
        }

        private static List<String> databasesOfEarlierRuns() {
            return onMaintenanceConnection(connection -> {
                var names = new ArrayList<String>();
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("SELECT datname FROM pg_database WHERE datname = '"
                                + MIGRATED_TEMPLATE + "' OR datname LIKE 'test\\_%'")) {
                    while (rows.next()) {
                        names.add(rows.getString(1));
                    }
                }
                return names;
            });
        }
    }
}
