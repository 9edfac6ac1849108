package io.narraforge.migration;

import io.narraforge.database.PostgresWords;
import io.narraforge.problem.Problem;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.exception.FlywayMigrateException;

/** Puts Flyway's failures in PostgreSQL's words: our migrations name the rows they refuse in them. */
final class MigrationFailure {
    private MigrationFailure() {}

    static Problem explain(FlywayException failure) {
        if (failure instanceof FlywayMigrateException migrate && migrate.getMigration() != null) {
            String outcome = migrate.isExecutableInTransaction()
                    ? "failed and was rolled back"
                    : "failed and may have changed a part";
            return new Problem.CommandFailed("Migration V%s (%s) %s: %s"
                    .formatted(
                            migrate.getMigration().getVersion(),
                            migrate.getMigration().getScript(),
                            outcome,
                            PostgresWords.of(failure)));
        }
        return new Problem.CommandFailed("The database cannot be migrated: " + PostgresWords.of(failure));
    }
}
