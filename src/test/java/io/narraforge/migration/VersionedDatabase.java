package io.narraforge.migration;

import io.narraforge.database.TestDatabase;
import io.narraforge.settings.ConnectionSettings;
import io.narraforge.settings.Secret;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database on its way between the versions of the schema, in sessions as adverse as a real one's may be: in the JVM's
 * time zone, which the driver hands over, and with floats shortened to 15 digits.
 */
final class VersionedDatabase {
    private final TestDatabase database;
    private final DataSource dataSource;

    private VersionedDatabase(TestDatabase database) {
        this.database = database;
        this.dataSource = adverseSessions(database.connection());
    }

    static VersionedDatabase empty(TestDatabase database) {
        return new VersionedDatabase(database);
    }

    /** As Alembic left it, with these rows, and marked as being at V1. */
    static VersionedDatabase legacy(TestDatabase database, String rows) {
        database.execute(Fixtures.read("legacy/alembic_af4b3ea397a4.sql"));
        database.execute(rows);
        var legacy = new VersionedDatabase(database);
        legacy.flyway().baselineVersion("1").load().baseline();
        return legacy;
    }

    private static DataSource adverseSessions(ConnectionSettings connection) {
        var sessions = new PGSimpleDataSource();
        sessions.setUrl("jdbc:postgresql://" + connection.address() + "/" + connection.database());
        sessions.setUser(connection.user());
        sessions.setPassword(connection.password().map(Secret::reveal).orElseThrow());
        sessions.setOptions("-c extra_float_digits=0");
        return sessions;
    }

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .placeholderReplacement(false);
    }

    DataSource dataSource() {
        return dataSource;
    }

    Migrator migrator() {
        return new Migrator(dataSource);
    }

    void migrateTo(String version) {
        flyway().target(version).load().migrate();
    }

    /** Undoes the last version: the whole file as one statement, and what it had to say. */
    List<String> undo(String version) throws SQLException {
        try (Connection session = dataSource.getConnection()) {
            session.setAutoCommit(false);
            List<String> warnings = run(session, Fixtures.readUndo(version));
            try (PreparedStatement forget =
                    session.prepareStatement("DELETE FROM flyway_schema_history WHERE version = ?")) {
                forget.setString(1, version);
                forget.executeUpdate();
            }
            session.commit();
            return warnings;
        }
    }

    private static List<String> run(Connection session, String file) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(file);
            var warnings = new ArrayList<String>();
            for (SQLWarning warning = statement.getWarnings(); warning != null; warning = warning.getNextWarning()) {
                warnings.add(warning.getMessage());
            }
            return warnings;
        }
    }

    StoredValues values() {
        return StoredValues.of(database);
    }

    List<String> catalog() {
        return CatalogFingerprint.of(database);
    }
}
