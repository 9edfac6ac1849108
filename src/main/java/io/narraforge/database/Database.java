package io.narraforge.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import io.narraforge.settings.DatabaseSettings;
import io.narraforge.settings.PoolSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A pool of connections to one database. A connection is borrowed for the time of one piece of work; a failure comes
 * back as a {@link Problem}. Survives the database's absence: some seconds after it answers again, so does the pool.
 */
public final class Database implements Session, AutoCloseable {
    /** Servers before 17 have no limit for transactions, and refuse to set it. */
    private static final String NO_LIMIT_FOR_WAITING = """
        ; SET idle_in_transaction_session_timeout = 0; SET idle_session_timeout = 0;
        DO $$ BEGIN
            IF current_setting('transaction_timeout', true) IS NOT NULL THEN
                SET transaction_timeout = 0;
            END IF;
        END $$\
        """;

    /** Those who write wait for rows that others hold, each with its connection: some are left for those who read. */
    private static final int LEFT_FOR_READERS = 2;

    /** Whoever waits for a row so long had better hear of it than be taken for a statement that does too much. */
    private static final int LOCK_TIMEOUTS_OF_A_STATEMENT = 3;

    private final HikariDataSource pool;
    private final PoolSettings settings;
    private final Semaphore turns;
    private final Semaphore turnsOfWriters;

    private Database(HikariDataSource pool, PoolSettings settings) {
        this.pool = pool;
        this.settings = settings;
        this.turns = new Semaphore(settings.size(), true);
        this.turnsOfWriters = new Semaphore(Math.max(1, settings.size() - LEFT_FOR_READERS), true);
    }

    /** Refuses a database that cannot be used now; later absences are reported by the work that meets them. */
    public static Database open(DatabaseSettings settings) {
        DriverUrl driver = DriverUrl.of(settings.connection());
        Properties properties = tuned(driver.properties(), settings.pool());
        new FirstConnection(settings.connection()).attempt(properties);
        var pool = new HikariDataSource(configuration(driver.url(), properties, settings.pool()));
        return new Database(pool, settings.pool());
    }

    private static HikariConfig configuration(String url, Properties properties, PoolSettings pool) {
        var configuration = new HikariConfig();
        configuration.setPoolName("narraforge");
        configuration.setJdbcUrl(url);
        configuration.setDataSourceProperties(properties);
        configuration.setMaximumPoolSize(pool.size());
        configuration.setConnectionTimeout(pool.acquireTimeout().toMillis());
        configuration.setValidationTimeout(Math.min(pool.acquireTimeout().toMillis(), 5_000));
        configuration.setAutoCommit(true);
        configuration.setExceptionOverride(new SoundConnections());
        configuration.setConnectionInitSql(sessionSettings(pool));
        // The first connection was made above, with a better message.
        configuration.setInitializationFailTimeout(-1);
        return configuration;
    }

    /**
     * Said once on each new connection, in one round trip. As start-up parameters they would save that one, but poolers
     * such as PgBouncer refuse those that they do not know.
     */
    private static String sessionSettings(PoolSettings pool) {
        // The driver gives the session the JVM's zone; text of a timestamptz would depend on the machine.
        String zone = "SET TIME ZONE 'UTC'";
        // What writes lock is chosen for this level; at another one a commit might fail, which is not done again.
        String isolation = "; SET default_transaction_isolation = 'read committed'";
        return zone
                + isolation
                + pool.statementTimeout()
                        .map(timeout -> "; SET statement_timeout = " + timeout.toMillis() + "; SET lock_timeout = "
                                + timeout.toMillis() / LOCK_TIMEOUTS_OF_A_STATEMENT)
                        .orElse(NO_LIMIT_FOR_WAITING);
    }

    private static Properties tuned(Properties given, PoolSettings pool) {
        var properties = new Properties();
        // Rows are served as text: jsonb, numeric and timestamps go to the response as PostgreSQL writes them.
        properties.setProperty("binaryTransfer", "false");
        properties.setProperty("preparedStatementCacheQueries", "1024");
        properties.setProperty("connectTimeout", Long.toString(wholeSeconds(pool.acquireTimeout())));
        properties.putAll(given);
        return properties;
    }

    /** Rounded up: for the driver zero seconds would be forever. */
    private static long wholeSeconds(Duration duration) {
        return duration.plusMillis(999).toSeconds();
    }

    public DataSource dataSource() {
        return pool;
    }

    /** Does the work on a connection in autocommit mode, which is returned before this method does. */
    @Override
    public <T extends @Nullable Object> T run(ConnectionFunction<T> work) {
        await(turns, System.nanoTime() + settings.acquireTimeout().toNanos());
        try (Connection connection = pool.getConnection()) {
            return work.apply(connection);
        } catch (SQLException failure) {
            throw SqlStates.translate(failure, settings.statementTimeout());
        } finally {
            turns.release();
        }
    }

    /** How long a transaction may hold its connection. */
    public Duration transactionTimeout() {
        return settings.transactionTimeout();
    }

    /** A transaction on a connection of its own, which goes back when the transaction ends: it has to be ended. */
    public Transaction begin() {
        long end = System.nanoTime() + settings.acquireTimeout().toNanos();
        await(turnsOfWriters, end);
        try {
            await(turns, end);
            return begun();
        } catch (RuntimeException | Error failure) {
            turnsOfWriters.release();
            throw failure;
        }
    }

    private Transaction begun() {
        try {
            return new Transaction(pool.getConnection(), settings, () -> {
                turns.release();
                turnsOfWriters.release();
            });
        } catch (SQLException failure) {
            turns.release();
            throw SqlStates.translate(failure, settings.statementTimeout());
        } catch (RuntimeException | Error failure) {
            turns.release();
            throw failure;
        }
    }

    /**
     * First come, first served. The pool alone lets a newcomer overtake those that wait, which costs nothing on average
     * and a multiple of it at the 99th percentile.
     */
    private void await(Semaphore queue, long endNanos) {
        try {
            if (!queue.tryAcquire(endNanos - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new ProblemOccurredException(new Problem.Unavailable(
                        "The server is busy: no connection to the database became free within "
                                + settings.acquireTimeout().toMillis() + " ms; try again.",
                        null));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ProblemOccurredException(
                    new Problem.Unavailable("The server is stopping; try again.", null), stopping);
        }
    }

    /**
     * Whether a statement would be answered now. A probe must not wait as long as a request does; what it leaves behind
     * ends with the pool's own timeout.
     */
    public boolean isReachable(Duration within) {
        var answer = CompletableFuture.supplyAsync(this::answers, Thread::startVirtualThread);
        return answer.completeOnTimeout(false, within.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private boolean answers() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException unreachable) {
            return false;
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
