package io.narraforge.migration.preflight;

import io.narraforge.database.Query;
import io.narraforge.database.SqlStates;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Finds out whether a connection is a session of its own. Behind a pooler in transaction mode it is not: a lock taken in
 * one statement would be left behind with whoever comes next.
 */
public final class PoolerCheck {
    private static final String MARK = "narraforge.session";

    private PoolerCheck() {}

    /** Refuses a pooler in transaction or statement mode. */
    public static void refusePooled(DataSource dataSource) {
        try {
            if (isShared(dataSource)) {
                throw new ProblemOccurredException(new Problem.CommandFailed(
                        "DATABASE_URL leads to a pooler that gives every transaction another session of PostgreSQL"
                            + " (PgBouncer's pool_mode=transaction or statement); locks and settings of a session do"
                            + " not hold there, so nothing was changed. Connect to PostgreSQL itself, most often on"
                            + " port 5432 of its own host, or to a pool with pool_mode=session"));
            }
        } catch (SQLException failure) {
            throw SqlStates.translate(failure);
        }
    }

    /**
     * A session that is marked is released by a pooler when its statement ends. The next transaction of somebody else then
     * gets it, or takes another one away, so that the marked connection is answered by a third.
     */
    private static boolean isShared(DataSource dataSource) throws SQLException {
        try (Connection marked = dataSource.getConnection();
                Connection other = dataSource.getConnection()) {
            String mark = UUID.randomUUID().toString();
            Identity own = mark(marked, mark);
            other.setAutoCommit(false);
            try {
                // With a single session behind the pooler, the marked connection would wait for this transaction.
                return Identity.of(other).equals(own) || !Identity.of(marked).equals(own);
            } catch (SQLException refusal) {
                return isOfStatementPooling(refusal);
            } finally {
                other.rollback();
                other.setAutoCommit(true);
                mark(marked, "");
            }
        }
    }

    /** PgBouncer's "transaction blocks not allowed in statement pooling mode", with 08P01: protocol_violation. */
    private static boolean isOfStatementPooling(SQLException refusal) throws SQLException {
        if ("08P01".equals(refusal.getSQLState())) {
            return true;
        }
        throw refusal;
    }

    private static Identity mark(Connection session, String mark) throws SQLException {
        return Query.of("SELECT pg_backend_pid(), set_config(?, ?, false)", MARK, mark)
                .one(session, row -> new Identity(row.getInt(1), row.getString(2)));
    }

    /** The server's process that answers, and the mark on it. */
    private record Identity(int pid, String mark) {
        static Identity of(Connection session) throws SQLException {
            return Query.of("SELECT pg_backend_pid(), coalesce(current_setting(?, true), '')", MARK)
                    .one(session, row -> new Identity(row.getInt(1), row.getString(2)));
        }
    }
}
