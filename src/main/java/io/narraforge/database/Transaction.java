package io.narraforge.database;

import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import io.narraforge.settings.PoolSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.jdbc.AutoSave;

/**
 * Statements on one connection that take effect together, or not at all. One at a time, whoever calls. A statement that
 * fails undoes itself alone, so that reading may fail after a write and the write still stands.
 */
public final class Transaction implements Session {
    private final Connection connection;
    private final PoolSettings settings;
    private final Runnable release;
    private final ReentrantLock turn = new ReentrantLock();
    /** Held while a cancellation is under way: the connection must not go on to another meanwhile, who would meet it. */
    private final ReentrantLock cancellation = new ReentrantLock();

    private volatile @Nullable Problem cancelled;
    private volatile boolean ended;
    private @Nullable ProblemOccurredException lost;

    /** Takes the connection over, and gives it back itself where it cannot be used. */
    Transaction(Connection connection, PoolSettings settings, Runnable release) throws SQLException {
        this.connection = connection;
        this.settings = settings;
        this.release = release;
        try {
            connection.setAutoCommit(false);
            // The driver sends a savepoint together with each statement, in the same round trip.
            connection.unwrap(PGConnection.class).setAutosave(AutoSave.ALWAYS);
        } catch (SQLException | RuntimeException unusable) {
            connection.close();
            throw unusable;
        }
    }

    @Override
    public <T extends @Nullable Object> T run(ConnectionFunction<T> work) {
        turn.lock();
        try {
            refuseIfOver();
            return work.apply(connection);
        } catch (SQLException failure) {
            throw translate(failure);
        } finally {
            turn.unlock();
        }
    }

    /**
     * The driver's savepoints stay until the transaction ends, one within the other, each with a lock where something was
     * written, and PostgreSQL has room for some thousands. This one goes with its work, for two round trips more.
     */
    @Override
    public <T extends @Nullable Object> T attempt(ConnectionFunction<T> work) {
        turn.lock();
        try {
            refuseIfOver();
            return attemptWithin(connection.setSavepoint(), work);
        } catch (SQLException failure) {
            throw translate(failure);
        } finally {
            turn.unlock();
        }
    }

    private <T extends @Nullable Object> T attemptWithin(Savepoint savepoint, ConnectionFunction<T> work)
            throws SQLException {
        try {
            T done = work.apply(connection);
            connection.releaseSavepoint(savepoint);
            return done;
        } catch (SQLException failure) {
            connection.rollback(savepoint);
            ProblemOccurredException translated = translate(failure);
            connection.releaseSavepoint(savepoint);
            throw translated;
        }
    }

    /**
     * Makes everything take effect.
     *
     * @throws ProblemOccurredException when it was cancelled before, or the database refuses; then nothing takes effect
     */
    public void commit() {
        turn.lock();
        try {
            refuseIfOver();
            connection.commit();
        } catch (SQLException failure) {
            throw SqlStates.meansBroken(failure) ? unknownOutcome(failure) : translate(failure);
        } finally {
            end();
            turn.unlock();
        }
    }

    /** Undoes everything; nothing happens when the transaction is over already. */
    public void rollback() {
        turn.lock();
        try {
            end();
        } finally {
            turn.unlock();
        }
    }

    /**
     * Ends the statement that runs, if any, and lets nothing more be done, neither another statement nor the commit. For
     * any thread; the one that works in the transaction meets the problem and rolls back. The first reason stays.
     */
    public void cancel(Problem reason) {
        if (cancelled == null) {
            cancelled = reason;
        }
        if (!cancellation.tryLock()) {
            return;
        }
        try {
            if (!ended) {
                // Returns when the server has passed it on, so that no later statement on the connection can meet it.
                connection.unwrap(PGConnection.class).cancelQuery();
            }
        } catch (SQLException unreachable) {
            // The statement ends by its own timeout, and nothing more is done after it.
        } finally {
            cancellation.unlock();
        }
    }

    @Override
    public void refuseIfOver() {
        Problem reason = cancelled;
        if (reason != null) {
            throw new ProblemOccurredException(reason);
        }
        if (lost != null) {
            throw lost;
        }
        if (ended) {
            throw new IllegalStateException("the transaction is over");
        }
    }

    /** The server may have committed before the connection broke: nobody here can tell. */
    private static ProblemOccurredException unknownOutcome(SQLException failure) {
        return new ProblemOccurredException(
                new Problem.Unavailable(
                        "The connection to the database broke while the mutation was to take effect: it may be written"
                                + " or not; look before you repeat it, or repeat it under its idempotency key.",
                        null),
                failure);
    }

    private ProblemOccurredException translate(SQLException failure) {
        Problem reason = cancelled;
        if (reason != null) {
            // The failure is no cause: one that asks to try again must not be heard by those who were told to end.
            var ended = new ProblemOccurredException(reason);
            ended.addSuppressed(failure);
            return ended;
        }
        if (SqlStates.meansBroken(failure)) {
            // What follows would fail, too, and a commit that is never sent must not be called one of unknown outcome.
            lost = SqlStates.translate(failure, settings.statementTimeout());
            return lost;
        }
        return BrokenConstraints.find(failure, connection)
                .map(broken -> new ProblemOccurredException(broken, failure))
                .orElseGet(() -> SqlStates.translate(failure, settings.statementTimeout()));
    }

    private void end() {
        if (ended) {
            return;
        }
        beOver();
        try (connection) {
            undo();
        } catch (SQLException broken) {
            // The connection is gone, and with it all that was not committed; the pool makes another.
        } finally {
            release.run();
        }
    }

    /** From here on nothing is cancelled any more, and nothing is being cancelled. */
    private void beOver() {
        cancellation.lock();
        try {
            ended = true;
        } finally {
            cancellation.unlock();
        }
    }

    /** A connection that can't be brought to its first state is given up: in the pool it would commit what is undone. */
    private void undo() throws SQLException {
        try {
            connection.unwrap(PGConnection.class).setAutosave(AutoSave.NEVER);
            connection.rollback();
        } catch (SQLException refused) {
            connection.abort(Runnable::run);
        }
    }
}
