package io.narraforge.database;

import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import io.narraforge.settings.ConnectionSettings;
import java.io.IOException;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Finds out, before a pool hides it behind a timeout, why a database cannot be used, in words for the operator. */
final class FirstConnection {
    private final ConnectionSettings connection;

    FirstConnection(ConnectionSettings connection) {
        this.connection = connection;
    }

    void attempt(Properties properties) {
        try (Connection opened =
                DriverManager.getConnection(DriverUrl.of(connection).url(), properties)) {
            opened.isValid(0);
        } catch (SQLException failure) {
            throw new ProblemOccurredException(new Problem.DatabaseUnreachable(explain(failure)), failure);
        }
    }

    private String explain(SQLException failure) {
        return switch (SqlStates.stateOf(failure)) {
            // invalid_password, invalid_authorization_specification
            case "28P01", "28000" ->
                ("The database at %s refuses user \"%s\": wrong user name or password, or access is not"
                                + " allowed; correct DATABASE_URL.")
                        .formatted(connection.address(), connection.user());
            // invalid_catalog_name
            case "3D000" ->
                "The server at %s has no database \"%s\"; create it or correct DATABASE_URL."
                        .formatted(connection.address(), connection.database());
            case "53300" ->
                ("The database at %s has no free connection left; lower DATABASE_POOL_SIZE or raise the"
                                + " server's max_connections.")
                        .formatted(connection.address());
            case "57P03" ->
                "The database at %s is starting up or shutting down; try again.".formatted(connection.address());
            default -> "The database at %s cannot be reached: %s.".formatted(connection.address(), reason(failure));
        };
    }

    /** The socket's own words are shorter than the driver's; the driver's are the rest. */
    private static String reason(SQLException failure) {
        for (@Nullable Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return "the host name is unknown";
            }
            if (cause instanceof IOException && cause.getMessage() != null) {
                return cause.getMessage();
            }
        }
        String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
