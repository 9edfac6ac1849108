package io.narraforge.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.narraforge.settings.ConnectionSettings;
import io.narraforge.settings.DatabaseSettings;
import io.narraforge.settings.PoolSettings;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One database for one test class, as {@code @RegisterExtension static final TestDatabase}, or for each test, where the
 * field is none of the class. Fails a test that leaves a connection borrowed, a statement running or a transaction open.
 */
public final class TestDatabase implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private static final PoolSettings POOL = new PoolSettings(20, Duration.ofSeconds(5));

    private final Supplier<ConnectionSettings> creation;
    private @Nullable ConnectionSettings connection;
    private @Nullable Database database;
    private boolean isOfOneTest;

    TestDatabase(Supplier<ConnectionSettings> creation) {
        this.creation = creation;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        create();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (connection == null) {
            create();
            isOfOneTest = true;
        }
    }

    /** For a test engine that knows no extensions of Jupiter; {@link #drop} then ends it. */
    public void create() {
        connection = creation.get();
    }

    public ConnectionSettings connection() {
        if (connection == null) {
            throw new IllegalStateException("the database is made before the first test of its class");
        }
        return connection;
    }

    /** A pool on it, opened when first asked for and closed after the last test of the class. */
    public Database database() {
        if (database == null) {
            database = Database.open(new DatabaseSettings(connection(), POOL));
        }
        return database;
    }

    /** Runs any SQL, several statements included. */
    public void execute(String sql) {
        database().run(session -> {
            try (Statement statement = session.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    /** The first column of the first row, as text. */
    public @Nullable String queryText(String sql) {
        List<@Nullable String> texts = queryTexts(sql);
        return texts.isEmpty() ? null : texts.getFirst();
    }

    /** The first column of every row, as text. */
    public List<@Nullable String> queryTexts(String sql) {
        return database().<List<@Nullable String>>run(session -> {
            var texts = new ArrayList<@Nullable String>();
            try (Statement statement = session.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        });
    }

    /** The names of the scratch databases that commands on this one have left; what others do meanwhile does not count. */
    public List<@Nullable String> scratchDatabases() {
        return queryTexts("""
            SELECT datname
            FROM pg_database
            WHERE datname LIKE 'narra\\_scratch\\_%'
                AND shobj_description(oid, 'pg_database') LIKE '% beside ' || current_database() || ', %'
            """);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try {
            if (database != null) {
                assertThat(borrowed(database)).as("connections not given back").isZero();
            }
            assertThat(unfinishedWork())
                    .as("statements or transactions left open")
                    .isEmpty();
        } finally {
            if (isOfOneTest) {
                drop();
            }
        }
    }

    /** How many connections of a pool are out. */
    public static int borrowed(Database pool) {
        return ((HikariDataSource) pool.dataSource()).getHikariPoolMXBean().getActiveConnections();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        drop();
    }

    public void drop() {
        if (database != null) {
            database.close();
        }
        TestDatabases.drop(connection());
    }

    /** PostgreSQL may show a session as active for a moment after its answer has arrived. */
    private List<String> unfinishedWork() {
        List<String> unfinished = busySessions();
        for (int attempt = 0; attempt < 100 && !unfinished.isEmpty(); attempt++) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            unfinished = busySessions();
        }
        return unfinished;
    }

    private List<String> busySessions() {
        return TestDatabases.onMaintenanceConnection(session -> {
            try (PreparedStatement statement = session.prepareStatement(
                    "SELECT state || ': ' || query FROM pg_stat_activity WHERE datname = ? AND state <> 'idle'")) {
                statement.setString(1, connection().database());
                var sessions = new ArrayList<String>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        sessions.add(rows.getString(1));
                    }
                }
                return sessions;
            }
        });
    }
}
