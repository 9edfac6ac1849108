package io.narraforge.migration;

import io.narraforge.database.SqlStates;
import io.narraforge.migration.SchemaStatus.Condition;
import io.narraforge.migration.lint.AppliedMigrations;
import io.narraforge.migration.lint.Version;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateOutput;
import org.flywaydb.core.internal.info.MigrationInfoImpl;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * Brings a database to the newest version of its schema, and tells how far it is. Touches nothing that it did not make:
 * a database with tables but without our history is refused.
 */
public final class Migrator {
    private static final String MIGRATE = "./narra db migrate";
    private static final String ADOPT = "./narra db adopt --rehearse";
    private static final String STATUS = "./narra db status";
    private static final String REPAIR = "./narra db repair";

    private final DataSource dataSource;
    private final MigrationFiles files;
    private final OptionalLong run;

    /** With the migrations of this build. */
    public Migrator(DataSource dataSource) {
        this(dataSource, MigrationFiles.OF_BUILD, OptionalLong.empty());
    }

    /**
     * With other migrations than this build's.
     *
     * @param run under which the history keeps what is applied
     */
    Migrator(DataSource dataSource, MigrationFiles files, OptionalLong run) {
        this.dataSource = dataSource;
        this.files = files;
        this.run = run;
    }

    private FluentConfiguration configuration() {
        FluentConfiguration configuration = Flyway.configure(Migrator.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:" + files.migrations())
                .callbacks(new RevisionKeeper(files, run))
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
            refuseUnlessSound(status);
            return List.of();
        }
        return migrate(configuration()).stream().map(AppliedVersion::version).toList();
    }

    /** Marks the database as being at V1, where no version is marked yet; runs nothing, and asks nothing. */
    void baseline() {
        try {
            configuration()
                    .baselineVersion("1")
                    .baselineDescription("legacy schema, taken over")
                    .load()
                    .baseline();
        } catch (FlywayException failure) {
            throw new ProblemOccurredException(MigrationFailure.explain(failure), failure);
        }
    }

    /** Applies the next version, and nothing else. */
    AppliedVersion apply(String version) {
        return migrate(configuration().target(version.substring(1))).getFirst();
    }

    /** Applies what is pending up to a version, {@code V7}, oldest first. */
    public List<AppliedVersion> migrateTo(String version) {
        return migrate(configuration().target(version.substring(1)));
    }

    private static List<AppliedVersion> migrate(FluentConfiguration configuration) {
        try {
            return configuration.load().migrate().getSuccessfulMigrations().stream()
                    .map(Migrator::applied)
                    .toList();
        } catch (FlywayException failure) {
            throw new ProblemOccurredException(MigrationFailure.explain(failure), failure);
        }
    }

    private static AppliedVersion applied(MigrateOutput migration) {
        return new AppliedVersion(
                "V" + migration.version, migration.description, Duration.ofMillis(migration.executionTime));
    }

    public SchemaStatus status() {
        try {
            return new StatusReport(configuration().load().info(), hasTablesWithoutHistory()).status();
        } catch (SQLException failure) {
            throw SqlStates.translate(failure);
        } catch (FlywayException failure) {
            throw new ProblemOccurredException(MigrationFailure.explain(failure), failure);
        }
    }

    /** The version that the database is at; there has to be one. */
    LastVersion lastApplied() {
        MigrationInfo[] applied = configuration().load().info().applied();
        MigrationInfo last = applied[applied.length - 1];
        return new LastVersion(
                "V" + last.getVersion(),
                last.getScript(),
                applied.length == 1 ? Optional.empty() : Optional.of("V" + applied[applied.length - 2].getVersion()));
    }

    /** What this build has under a version. */
    record PackedVersion(String script, int checksum, boolean inTransaction) {}

    /** The version has to be one of this build. */
    PackedVersion packed(String version) {
        return Arrays.stream(configuration().load().info().all())
                .filter(migration -> version.equals("V" + migration.getVersion()))
                .findFirst()
                .map(Migrator::packed)
                .orElseThrow();
    }

    /** Flyway finds out from the file itself whether it can run in a transaction, and tells nobody outside but so. */
    private static PackedVersion packed(MigrationInfo migration) {
        return new PackedVersion(
                migration.getScript(),
                migration.getResolvedChecksum(),
                ((MigrationInfoImpl) migration).canExecuteInTransaction());
    }

    /** What the database has run, by version; nothing when it is empty or not ours. */
    public AppliedMigrations applied() {
        try {
            var checksums = new HashMap<Version, Optional<Integer>>();
            for (MigrationInfo migration : configuration().load().info().applied()) {
                Optional.ofNullable(migration.getVersion())
                        .flatMap(version -> Version.find(version.getVersion()))
                        .ifPresent(
                                version -> checksums.put(version, Optional.ofNullable(migration.getAppliedChecksum())));
            }
            return AppliedMigrations.of(checksums);
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

    /**
     * The version that the database is at, wholly and as this build has it, be it the newest or not; otherwise says what it
     * is and which command mends it.
     */
    public String requireKnownVersion() {
        SchemaStatus status = status();
        if (status.condition() != Condition.BEHIND) {
            requireCurrent(status);
        }
        return status.current().orElseThrow();
    }

    /** Returns when the database is what this build needs; otherwise says what it is and which command mends it. */
    public void requireCurrent() {
        requireCurrent(status());
    }

    private static void requireCurrent(SchemaStatus status) {
        switch (status.condition()) {
            case EMPTY -> throw notReady("The database is empty; fill it with: " + MIGRATE);
            case BEHIND ->
                throw notReady("The database is at %s and this build needs %s; bring it there with: %s"
                        .formatted(status.current().orElse("no version"), status.newest(), MIGRATE));
            default -> refuseUnlessSound(status);
        }
    }

    /** Refuses what no migration may be applied to. */
    static void refuseUnlessSound(SchemaStatus status) {
        String concerned = String.join(", ", status.concerned());
        switch (status.condition()) {
            case AHEAD ->
                throw notReady(
                        ("The database has %s, which this build does not know (its newest is %s); run the build that"
                                        + " made it. Details: %s")
                                .formatted(concerned, status.newest(), STATUS));
            case FAILED ->
                throw notReady(
                        ("The migration %s of the database stopped half-way; what it may have left, and how to go on,"
                                        + " says: %s")
                                .formatted(concerned, REPAIR));
            case EDITED ->
                throw notReady(
                        ("The database was migrated by another %s than this build's; an applied migration must not be"
                                        + " edited. What is different says: %s")
                                .formatted(concerned, REPAIR));
            case UNMANAGED ->
                throw notReady(
                        ("The database holds tables that NarraForge's migrations have not made, so none is applied. If"
                                        + " they are the legacy service's, try taking them over with: %s; else use an"
                                        + " empty database. Details: %s")
                                .formatted(ADOPT, STATUS));
            case CURRENT, EMPTY, BEHIND -> {}
        }
    }

    private static ProblemOccurredException notReady(String message) {
        return new ProblemOccurredException(new Problem.DatabaseNotReady(message));
    }
}
