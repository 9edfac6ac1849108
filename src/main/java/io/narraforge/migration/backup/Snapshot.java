package io.narraforge.migration.backup;

import io.narraforge.database.Database;
import io.narraforge.database.PostgresWords;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * One moment of a database, read by one session that changes nothing. The tables are locked before the moment is fixed,
 * so none of them can be altered or dropped after it: who wants to waits, and who already does is waited for.
 */
public final class Snapshot {
    private static final String LOCK_TIMEOUT = "30s";

    private Snapshot() {}

    static <T extends @Nullable Object> T take(Database database, Collection<String> tables, CopySession.Work<T> work) {
        return CopySession.inTransaction(database, "The database cannot be read", session -> {
            // Whatever was asked so far has fixed a moment before the locks were there.
            session.connection().rollback();
            begin(session.connection(), tables.stream().map(session::qualified).toList());
            return work.apply(session);
        });
    }

    /**
     * Begins one in a transaction in which nothing was asked yet.
     *
     * @param tables as they are written in statements; children that somebody let inherit from them are not locked
     */
    public static void begin(Connection transaction, Collection<String> tables) throws SQLException {
        try (Statement statement = transaction.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            if (!tables.isEmpty()) {
                statement.execute("SET LOCAL lock_timeout = '" + LOCK_TIMEOUT + "'");
                statement.execute("LOCK TABLE ONLY " + String.join(", ONLY ", tables) + " IN ACCESS SHARE MODE");
            }
        } catch (SQLException failure) {
            if (PostgresWords.tellOfALockTimeout(failure)) {
                throw busy(failure);
            }
            throw failure;
        }
    }

    private static ProblemOccurredException busy(SQLException failure) {
        return new ProblemOccurredException(
                new Problem.CommandFailed("Another session has kept a table to itself for " + LOCK_TIMEOUT
                        + ", as a migration does; try again when it is done. Nothing was changed."),
                failure);
    }
}
