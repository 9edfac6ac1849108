package io.narraforge.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import io.narraforge.settings.ConnectionSettings;
import io.narraforge.settings.ConnectionSettings.ServerAddress;
import io.narraforge.settings.DatabaseSettings;
import io.narraforge.settings.PoolSettings;
import io.narraforge.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatabaseIT {
    private static final PoolSettings SMALL_POOL = new PoolSettings(1, Duration.ofMillis(300));
    /** From the driver's fifth execution on, it asks for a prepared statement, and may ask for binary rows. */
    private static final int UNTIL_PREPARED = 8;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.migrated();

    @Test
    void aSessionKeepsUtcWhateverTheZoneOfThisMachine() {
        assertThat(DATABASE.queryText("SHOW TimeZone")).isEqualTo("UTC");
        assertThat(DATABASE.queryText("SELECT timestamptz '2025-01-31 10:00:00.123456+00'"))
                .isEqualTo("2025-01-31 10:00:00.123456+00");
    }

    @Test
    void rowsArriveAsTextHoweverOftenAStatementRan() {
        byte[] value = DATABASE.database().run(connection -> {
            byte[] last = {};
            try (PreparedStatement statement = connection.prepareStatement("SELECT 1234567890123::int8")) {
                for (int execution = 0; execution < UNTIL_PREPARED; execution++) {
                    try (ResultSet rows = statement.executeQuery()) {
                        rows.next();
                        last = rows.getBytes(1);
                    }
                }
            }
            return last;
        });

        assertThat(new String(value, StandardCharsets.UTF_8)).isEqualTo("1234567890123");
    }

    @Test
    void letterCaseAndOrderOfPolishNamesDoNotDependOnTheMachine() {
        assertThat(DATABASE.queryText("SELECT lower('ŁÓDŹ') || upper('żółw')")).isEqualTo("łódźŻÓŁW");
        assertThat(DATABASE.queryText("SELECT string_agg(name, ' ' ORDER BY name COLLATE \"und-x-icu\") FROM"
                        + " unnest(ARRAY['Zuzanna', 'Łucja', 'ewa', 'Lucyna', 'Żuk', 'Ćma', 'Cezary']) name"))
                .isEqualTo("Cezary Ćma ewa Łucja Lucyna Żuk Zuzanna");
    }

    @Test
    void aConnectionOutlivesAStatementThatAsksForWhatPostgresLacks() {
        try (Database database = Database.open(new DatabaseSettings(DATABASE.connection(), SMALL_POOL))) {
            String before = sessionOf(database);

            // 0A000: in an SQL/JSON path a client can ask for it, as often as it likes.
            assertThatExceptionOfType(ProblemOccurredException.class)
                    .isThrownBy(() -> database.run(connection -> connection
                            .createStatement()
                            .executeQuery("SELECT jsonb '\"a\"' @@ '$ like_regex \"a\" flag \"x\"'")));

            assertThat(sessionOf(database)).isEqualTo(before);
        }
    }

    private static String sessionOf(Database database) {
        return database.run(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT pg_backend_pid()")) {
                rows.next();
                return rows.getString(1);
            }
        });
    }

    @Test
    void aRequestThatFindsNoFreeConnectionIsToldToTryLater() {
        try (Database database = Database.open(new DatabaseSettings(DATABASE.connection(), SMALL_POOL))) {
            database.run(held -> {
                assertThat(problemOf(() -> database.run(second -> second))).isInstanceOf(Problem.Unavailable.class);
                return held;
            });
        }
    }

    @Test
    void aStatementThatIsRefusedIsOursAndTellsNothingOfItself() {
        assertThatExceptionOfType(ProblemOccurredException.class)
                .isThrownBy(() -> execute(DATABASE.database(), "SELECT secret_column FROM worlds"))
                .withCauseInstanceOf(SQLException.class)
                .satisfies(failure -> assertThat(failure.problem()).isInstanceOf(Problem.Internal.class))
                .satisfies(failure -> assertThat(failure.problem().message())
                        .contains("42703")
                        .doesNotContain("secret_column")
                        .doesNotContain("worlds"));
    }

    @Test
    void whyADatabaseCannotBeOpenedIsSaidWithoutThePassword() {
        ConnectionSettings good = DATABASE.connection();
        var stranger = new ConnectionSettings(
                good.servers(), good.database(), "stranger", Optional.of(new Secret("s3cr3t")), Map.of());
        var deaf = new ConnectionSettings(
                List.of(new ServerAddress("127.0.0.1", 1)), "d", "u", Optional.of(new Secret("s3cr3t")), Map.of());

        assertThat(whyUnreachable(stranger))
                .startsWith("The database at %s refuses user \"stranger\"".formatted(good.address()))
                .doesNotContain("s3cr3t");
        assertThat(whyUnreachable(good.withDatabase("nowhere")))
                .startsWith("The server at %s has no database \"nowhere\"".formatted(good.address()));
        assertThat(whyUnreachable(deaf))
                .isEqualTo("The database at 127.0.0.1:1 cannot be reached: Connection refused.");
    }

    private static String whyUnreachable(ConnectionSettings connection) {
        Problem problem = problemOf(() -> Database.open(new DatabaseSettings(connection, SMALL_POOL)));
        assertThat(problem).isInstanceOf(Problem.DatabaseUnreachable.class);
        return problem.message();
    }

    private static boolean execute(Database database, String sql) {
        return database.run(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    private static Problem problemOf(ThrowingCallable work) {
        return assertThatExceptionOfType(ProblemOccurredException.class)
                .isThrownBy(work)
                .actual()
                .problem();
    }
}
