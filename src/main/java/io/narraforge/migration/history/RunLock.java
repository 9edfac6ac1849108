package io.narraforge.migration.history;

import io.narraforge.database.Query;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The lock under which one command at a time changes a database. It belongs to a session that does nothing else, and ends
 * with it. It is taken by trying again and never by waiting in the server, where a waiting session would hold up CREATE
 * INDEX CONCURRENTLY.
 *
 * <p>A second lock is shared by the sessions that do the work: a killed command's statement may go on in the server after
 * its first lock is gone, and nobody may begin before that has ended.
 */
final class RunLock implements AutoCloseable {
    /** "narra" in ASCII, and a number. */
    private static final long RUN = 0x6e617272_61000001L;

    private static final long WORK = 0x6e617272_61000002L;

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private static final String HOLDERS = """
        SELECT pg_locks.pid, usename, application_name, host(client_addr) AS client_address, backend_start
        FROM pg_locks LEFT JOIN pg_stat_activity ON pg_stat_activity.pid = pg_locks.pid
        WHERE locktype = 'advisory' AND granted AND objsubid = 1
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            AND classid::bigint = ?::bigint >> 32 AND objid::bigint = ?::bigint & 4294967295
            AND pg_locks.pid <> pg_backend_pid()\
        """;

    private final Connection session;
    private final String formerName;

    private RunLock(Connection session, String formerName) {
        this.session = session;
        this.formerName = formerName;
    }

    /**
     * Who wants it, how long, and who is to hear of it when it is busy.
     *
     * @param command its words, such as {@code db migrate}
     */
    record Wish(String command, Duration patience, Consumer<LockHolder> busy) {}

    /** Takes the connection over. */
    static RunLock acquire(Connection session, Wish wish) throws SQLException {
        String formerName =
                Query.of("SELECT current_setting('application_name')").one(session, row -> row.getString(1));
        try {
            rename(session, "narraforge " + wish.command());
            await(session, wish);
            return new RunLock(session, formerName);
        } catch (SQLException | RuntimeException failure) {
            rename(session, formerName);
            session.close();
            throw failure;
        }
    }

    private static void rename(Connection session, String name) throws SQLException {
        Query.of("SELECT set_config('application_name', ?, false)", name).execute(session);
    }

    private static void await(Connection session, Wish wish) throws SQLException {
        long end = System.nanoTime() + wish.patience().toNanos();
        int told = 0;
        while (!tryOnce(session)) {
            Optional<LockHolder> owner = owner(session);
            Optional<LockHolder> holder = owner.isPresent() ? owner : leftover(session);
            if (holder.isPresent() && holder.get().pid() != told) {
                wish.busy().accept(holder.get());
                told = holder.get().pid();
            }
            if (System.nanoTime() - end > 0) {
                throw busy(holder, wish.patience());
            }
            pause();
        }
    }

    private static ProblemOccurredException busy(Optional<LockHolder> holder, Duration patience) {
        return new ProblemOccurredException(new Problem.CommandFailed("Waited %d s for %s; nothing was changed"
                .formatted(
                        patience.toSeconds(),
                        holder.map(LockHolder::words).orElse("another command, which has just ended"))));
    }

    private static void pause() {
        LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
        if (Thread.currentThread().isInterrupted()) {
            throw new ProblemOccurredException(
                    new Problem.CommandFailed("Stopped while waiting for another command; nothing was changed"));
        }
    }

    private static boolean tryOnce(Connection session) throws SQLException {
        if (!Query.of("SELECT pg_try_advisory_lock(?)", RUN).isTrue(session)) {
            return false;
        }
        boolean nobodyIsAtWork =
                Query.of("SELECT pg_try_advisory_lock(?)", WORK).isTrue(session);
        unlock(session, nobodyIsAtWork ? WORK : RUN);
        return nobodyIsAtWork;
    }

    private static void unlock(Connection session, long key) throws SQLException {
        Query.of("SELECT pg_advisory_unlock(?)", key).execute(session);
    }

    /** Whoever is at work now. */
    static Optional<LockHolder> owner(Connection session) throws SQLException {
        Optional<LockHolder> holder = holder(session, RUN);
        if (holder.isEmpty() || !HistorySchema.isReadable(session)) {
            return holder;
        }
        return Optional.of(
                holder.get().during(Runs.ofProcess(session, holder.get().pid())));
    }

    private static Optional<LockHolder> leftover(Connection session) throws SQLException {
        return holder(session, WORK);
    }

    private static Optional<LockHolder> holder(Connection session, long key) throws SQLException {
        return Query.of(HOLDERS, key, key).first(session, row -> read(row, key == WORK));
    }

    private static LockHolder read(ResultSet row, boolean isLeftover) throws SQLException {
        @Nullable String application = row.getString("application_name");
        return new LockHolder(
                row.getInt("pid"),
                Optional.ofNullable(row.getString("usename")),
                Optional.ofNullable(application).filter(name -> !name.isEmpty()),
                Optional.ofNullable(row.getString("client_address")),
                Runs.instant(row, "backend_start"),
                Optional.empty(),
                isLeftover);
    }

    /** Until the transaction ends. Waits for nobody longer than the moment in which another looks whether it is free. */
    static void shareInTransaction(Connection session) throws SQLException {
        Query.of("SELECT pg_advisory_xact_lock_shared(?)", WORK).execute(session);
    }

    static void share(Connection session) throws SQLException {
        Query.of("SELECT pg_advisory_lock_shared(?)", WORK).execute(session);
    }

    static void endShare(Connection session) throws SQLException {
        Query.of("SELECT pg_advisory_unlock_shared(?)", WORK).execute(session);
    }

    int backendPid() throws SQLException {
        return Query.of("SELECT pg_backend_pid()").one(session, row -> row.getInt(1));
    }

    /** Whether the session, and with it the lock, is still there. */
    boolean isHeld() {
        try {
            return Query.of("""
                SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1
                    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                    AND classid::bigint = ?::bigint >> 32 AND objid::bigint = ?::bigint & 4294967295
                    AND pid = pg_backend_pid())\
                """, RUN, RUN).isTrue(session);
        } catch (SQLException lost) {
            return false;
        }
    }

    @Override
    public void close() {
        try (session) {
            unlock(session, RUN);
            rename(session, formerName);
        } catch (SQLException lost) {
            // The session is gone, and its lock with it.
        }
    }
}
