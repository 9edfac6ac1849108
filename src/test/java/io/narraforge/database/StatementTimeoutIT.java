package io.narraforge.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import io.narraforge.settings.ConnectionSettings;
import io.narraforge.settings.DatabaseLocation;
import io.narraforge.settings.DatabaseSettings;
import io.narraforge.settings.PoolSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PostgreSQL itself ends a statement of a request that runs too long; what migrates and loads is not concerned. */
@Timeout(60)
class StatementTimeoutIT {
    private static final PoolSettings IMPATIENT =
            new PoolSettings(1, Duration.ofSeconds(5), Optional.of(Duration.ofMillis(600)));

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.empty();

    @Test
    void aStatementThatTakesTooLongIsATimeoutAndItsConnectionServesTheNext() {
        try (Database database = open(DATABASE.connection(), IMPATIENT)) {
            String backend = database.run(StatementTimeoutIT::backend);

            assertThat(problemOf(database, "SELECT pg_sleep(30)"))
                    .isEqualTo(new Problem.TimedOut("The database ended this question before its answer was complete:"
                            + " it may take 600 ms at most; narrow it, or ask for less at a time."));
            assertThat(database.<String>run(StatementTimeoutIT::backend))
                    .as("served by the same session")
                    .isEqualTo(backend);
        }
    }

    @Test
    void aTransactionThatTookTooLongIsRolledBackAndItsConnectionServesTheNext() {
        DATABASE.execute("CREATE TABLE notes (note text)");
        try (Database database = open(DATABASE.connection(), IMPATIENT)) {
            String backend = database.run(StatementTimeoutIT::backend);

            assertThatExceptionOfType(ProblemOccurredException.class)
                    .isThrownBy(() -> database.run(session -> {
                        session.setAutoCommit(false);
                        query(session, "INSERT INTO notes VALUES ('half done') RETURNING note");
                        return query(session, "SELECT pg_sleep(30)");
                    }));
            assertThat(database.<String>run(StatementTimeoutIT::backend)).isEqualTo(backend);
            assertThat(database.<String>run(session -> query(session, "SELECT count(*) FROM notes")))
                    .isEqualTo("0");
        }
    }

    @Test
    void manyQuickStatementsMayTakeLongerTogether() {
        try (Database database = open(DATABASE.connection(), IMPATIENT)) {
            assertThat(database.<String>run(session -> {
                        session.setAutoCommit(false);
                        for (int i = 0; i < 4; i++) {
                            query(session, "SELECT pg_sleep(0.2)");
                        }
                        return query(session, "SELECT clock_timestamp() - now() > interval '600 ms'");
                    }))
                    .isEqualTo("t");
        }
    }

    @Test
    void whatMigratesAndLoadsTakesAsLongAsItNeeds() {
        var location = new DatabaseLocation.Server(DATABASE.connection());
        try (RunningDatabase running = RunningDatabase.open(location, IMPATIENT, event -> {});
                Database unhurried = running.openUnhurried()) {
            assertThat(unhurried.<String>run(session -> query(session, "SELECT 'done' FROM pg_sleep(0.8)")))
                    .isEqualTo("done");
            assertThat(problemOf(running.database(), "SELECT pg_sleep(30)")).isInstanceOf(Problem.TimedOut.class);
        }
    }

    @Test
    void whereWeSetNoLimitThatOfTheUrlHoldsAndElseOursDoes() {
        var limited = new ConnectionSettings(
                DATABASE.connection().servers(),
                DATABASE.connection().database(),
                DATABASE.connection().user(),
                DATABASE.connection().password(),
                Map.of("options", "-c statement_timeout=7s"));
        var withoutOurs = new PoolSettings(1, Duration.ofSeconds(5));

        assertThat(limitOf(limited, withoutOurs)).isEqualTo("7s");
        assertThat(limitOf(limited, IMPATIENT)).isEqualTo("600ms");
        assertThat(limitOf(DATABASE.connection(), PoolSettings.DEFAULT)).isEqualTo("30s");
    }

    /** Their transactions are as long as a table is large, and the session that holds their lock has nothing to do. */
    @Test
    void whatMigratesAndLoadsIsNotEndedForWaitingWhateverTheRoleAllows() {
        var limited = new ConnectionSettings(
                DATABASE.connection().servers(),
                DATABASE.connection().database(),
                DATABASE.connection().user(),
                DATABASE.connection().password(),
                Map.of("options", "-c idle_in_transaction_session_timeout=7s -c idle_session_timeout=8s"));

        for (String limit : List.of("idle_in_transaction_session_timeout", "idle_session_timeout")) {
            assertThat(settingOf(limit, limited, PoolSettings.DEFAULT.unhurried()))
                    .as(limit)
                    .isEqualTo("0");
            assertThat(settingOf(limit, limited, PoolSettings.DEFAULT))
                    .as(limit + " of requests")
                    .endsWith("s");
        }
    }

    private static String limitOf(ConnectionSettings connection, PoolSettings pool) {
        return settingOf("statement_timeout", connection, pool);
    }

    private static String settingOf(String name, ConnectionSettings connection, PoolSettings pool) {
        try (Database database = open(connection, pool)) {
            return database.run(session -> query(session, "SHOW " + name));
        }
    }

    private static Database open(ConnectionSettings connection, PoolSettings pool) {
        return Database.open(new DatabaseSettings(connection, pool));
    }

    private static String backend(Connection session) throws SQLException {
        return query(session, "SELECT pg_backend_pid()");
    }

    private static String query(Connection session, String sql) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    private static Problem problemOf(Database database, String sql) {
        return assertThatExceptionOfType(ProblemOccurredException.class)
                .isThrownBy(() -> database.run(session -> query(session, sql)))
                .actual()
                .problem();
    }
}
