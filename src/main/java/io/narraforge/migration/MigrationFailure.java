package io.narraforge.migration;

import io.narraforge.database.PostgresWords;
import io.narraforge.problem.Problem;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;
import org.jspecify.annotations.Nullable;

/** Puts Flyway's failures in PostgreSQL's words: our migrations name the rows they refuse in them. */
final class MigrationFailure {
    private MigrationFailure() {}

    static Problem explain(FlywayException failure) {
        if (failure instanceof FlywayMigrateException migrate && migrate.getMigration() != null) {
            boolean isRolledBack = migrate.isExecutableInTransaction();
            return new Problem.CommandFailed("Migration V%s (%s%s) %s: %s%s"
                    .formatted(
                            migrate.getMigration().getVersion(),
                            migrate.getMigration().getScript(),
                            line(failure),
                            isRolledBack ? "failed and was rolled back" : "failed and may have changed a part",
                            PostgresWords.of(failure),
                            isRolledBack ? "" : "\nWhat it may have left, and how to go on, says: ./narra db repair"));
        }
        return new Problem.CommandFailed("The database cannot be migrated: " + PostgresWords.of(failure));
    }

    /** Where the statement stands that failed; nothing when it was none of the file's. */
    private static String line(FlywayException failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FlywaySqlScriptException script) {
                return ", line " + script.getLineNumber();
            }
        }
        return "";
    }
}
