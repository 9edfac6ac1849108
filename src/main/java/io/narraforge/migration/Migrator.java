package io.narraforge.migration;

import io.narraforge.database.SqlStates;
import io.narraforge.migration.SchemaStatus.Condition;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateOutput;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * Brings a database to the newest version of its schema, and tells how far it is. Touches nothing that it did not make:
 * a database with tables but without our history is refused.
 */
public final class Migrator {
    private static final String MIGRATE = "./narra db migrate";
    private static final String STATUS = "./narra db status";

    private final DataSource dataSource;
    private final Flyway flyway;

    public Migrator(DataSource dataSource) {
        this.dataSource = dataSource;
        this.flyway = configuration(dataSource).load();
    }

    private static FluentConfiguration configuration(DataSource dataSource) {
        FluentConfiguration configuration = Flyway.configure(Migrator.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                // ${…} in a migration is PostgreSQL's business.
                .placeholderReplacement(false)
                .loggers("slf4j");
        // CREATE INDEX CONCURRENTLY waits for every older transaction: with the lock in one it would wait for us.
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return configuration;
    }

    /** Applies what is pending and returns its versions, oldest first; none when the database is current. */
    public List<String> migrate() {
        SchemaStatus status = status();
        if (status.condition() != Condition.EMPTY && status.condition() != Condition.BEHIND) {
            refuseUnlessCurrent(status);
            return List.of();
        }
        try {
            return flyway.migrate().getSuccessfulMigrations().stream()
                    .map(Migrator::version)
                    .toList();
        } catch (FlywayException failure) {
            throw new ProblemOccurredException(MigrationFailure.explain(failure), failure);
        }
    }

    private static String version(MigrateOutput migration) {
        return "V" + migration.version;
    }

    public SchemaStatus status() {
        try {
            return new StatusReport(flyway.info(), hasTablesWithoutHistory()).status();
        } catch (SQLException failure) {
            throw SqlStates.translate(failure);
        } catch (FlywayException failure) {
            throw new ProblemOccurredException(MigrationFailure.explain(failure), failure);
        }
    }

    private boolean hasTablesWithoutHistory() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("""
                    SELECT to_regclass('flyway_schema_history') IS NULL AND EXISTS
                        (SELECT FROM information_schema.tables WHERE table_schema = current_schema())\
                    """)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    /** Returns when the database is what this build needs; otherwise says what it is and which command mends it. */
    public void requireCurrent() {
        SchemaStatus status = status();
        switch (status.condition()) {
            case EMPTY -> throw notReady("The database is empty; fill it with: " + MIGRATE);
            case BEHIND ->
                throw notReady("The database is at %s and this build needs %s; bring it there with: %s"
                        .formatted(status.current().orElse("no version"), status.newest(), MIGRATE));
            default -> refuseUnlessCurrent(status);
        }
    }

    private static void refuseUnlessCurrent(SchemaStatus status) {
        String concerned = String.join(", ", status.concerned());
        switch (status.condition()) {
            case AHEAD ->
                throw notReady(
                        ("The database has %s, which this build does not know (its newest is %s); run the build that"
                                        + " made it. Details: %s")
                                .formatted(concerned, status.newest(), STATUS));
            case FAILED ->
                throw notReady(
                        "The migration %s of the database stopped half-way; details: %s".formatted(concerned, STATUS));
            case EDITED ->
                throw notReady(
                        ("The database was migrated by another %s than this build's; an applied migration must not be"
                                        + " edited. Details: %s")
                                .formatted(concerned, STATUS));
            case UNMANAGED ->
                throw notReady(
                        ("The database holds tables that NarraForge's migrations have not made, so none is applied; use"
                                        + " an empty database. Details: %s")
                                .formatted(STATUS));
            case CURRENT, EMPTY, BEHIND -> {}
        }
    }

    private static ProblemOccurredException notReady(String message) {
        return new ProblemOccurredException(new Problem.DatabaseNotReady(message));
    }
}
