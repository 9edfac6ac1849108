package io.narraforge.migration;

import io.narraforge.problem.Problem;
import java.util.StringJoiner;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Puts Flyway's failures in PostgreSQL's words: our migrations name the rows they refuse in them. */
final class MigrationFailure {
    private MigrationFailure() {}

    static Problem explain(FlywayException failure) {
        String reason = reason(failure);
        if (failure instanceof FlywayMigrateException migrate && migrate.getMigration() != null) {
            String outcome = migrate.isExecutableInTransaction()
                    ? "failed and was rolled back"
                    : "failed and may have changed a part";
            return new Problem.CommandFailed("Migration V%s (%s) %s: %s"
                    .formatted(
                            migrate.getMigration().getVersion(),
                            migrate.getMigration().getScript(),
                            outcome,
                            reason));
        }
        return new Problem.CommandFailed("The database cannot be migrated: " + reason);
    }

    private static String reason(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException refused && refused.getServerErrorMessage() != null) {
                return inPostgresWords(refused.getServerErrorMessage());
            }
        }
        return String.valueOf(failure.getMessage()).strip();
    }

    private static String inPostgresWords(ServerErrorMessage error) {
        var words = new StringJoiner("\n");
        words.add(String.valueOf(error.getMessage()));
        if (error.getDetail() != null) {
            words.add(error.getDetail());
        }
        if (error.getHint() != null) {
            words.add(error.getHint());
        }
        return words.toString();
    }
}
