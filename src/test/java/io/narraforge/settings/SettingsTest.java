package io.narraforge.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import io.narraforge.settings.ConnectionSettings.ServerAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final String PASSWORD = "s3cr3t";

    @Test
    void anEmptyEnvironmentServesAnEmbeddedDatabaseOnLoopback() {
        Settings settings = Settings.from(Map.of());

        assertThat(settings.database()).isEqualTo(new DatabaseLocation.Embedded(Path.of("data"), 0));
        assertThat(settings.pool())
                .isEqualTo(new PoolSettings(
                        8, Duration.ofSeconds(5), Optional.of(Duration.ofSeconds(30)), Duration.ofSeconds(60)));
        assertThat(settings.http()).isEqualTo(new HttpSettings("127.0.0.1", 8080, 32 << 20));
        assertThat(settings.migration())
                .isEqualTo(new MigrationSettings(Duration.ofMinutes(10), Path.of("data", "backups")));
        assertThat(settings.operationsLog()).isEmpty();
    }

    @Test
    void everySettingIsRead() {
        Settings settings = Settings.from(Map.of(
                "NARRA_DATA_DIR", "/var/lib/narra",
                "NARRA_PG_PORT", "55432",
                "DATABASE_POOL_SIZE", "200",
                "DATABASE_ACQUIRE_TIMEOUT", "750ms",
                "DATABASE_STATEMENT_TIMEOUT", "2m",
                "DATABASE_TRANSACTION_TIMEOUT", "3m",
                "HOST", "::1",
                "PORT", "0",
                "MAX_BODY_SIZE", "1GiB",
                "MIGRATION_LOCK_TIMEOUT", "0s"));

        assertThat(settings.database()).isEqualTo(new DatabaseLocation.Embedded(Path.of("/var/lib/narra"), 55432));
        assertThat(settings.pool())
                .isEqualTo(new PoolSettings(
                        200, Duration.ofMillis(750), Optional.of(Duration.ofMinutes(2)), Duration.ofMinutes(3)));
        assertThat(settings.http()).isEqualTo(new HttpSettings("::1", 0, 1 << 30));
        assertThat(settings.migration())
                .isEqualTo(new MigrationSettings(Duration.ZERO, Path.of("/var/lib/narra", "backups")));
    }

    @Test
    void theOperationsLogIsAFileThatIsNamed() {
        assertThat(Settings.from(Map.of("OPERATIONS_LOG", "/var/log/narra/operations.jsonl"))
                        .operationsLog())
                .contains(Path.of("/var/log/narra/operations.jsonl"));
        assertThat(reasons(Map.of("OPERATIONS_LOG", "")))
                .containsExactly("OPERATIONS_LOG is empty; give a value or unset it");
    }

    @Test
    void everyProblemIsReportedAtOnce() {
        assertThat(reasons(Map.of(
                        "DATABASE_URL", "mysql://db",
                        "DATABASE_POOL_SIZE", "0",
                        "DATABASE_ACQUIRE_TIMEOUT", "5",
                        "DATABASE_STATEMENT_TIMEOUT", "0s",
                        "HOST", "two words",
                        "PORT", "65536",
                        "MAX_BODY_SIZE", "32MB",
                        "NARRA_DATA_DIR", " ",
                        "NARRA_PG_PORT", "x")))
                .satisfiesExactlyInAnyOrder(
                        reason -> assertThat(reason).startsWith("DATABASE_URL does not begin with postgresql://"),
                        reason -> assertThat(reason)
                                .isEqualTo("DATABASE_POOL_SIZE is \"0\"; use a whole number from 1 to 200"),
                        reason -> assertThat(reason)
                                .startsWith("DATABASE_ACQUIRE_TIMEOUT is \"5\"; use a whole number with its unit"),
                        reason -> assertThat(reason)
                                .startsWith("DATABASE_STATEMENT_TIMEOUT is \"0s\"; use a whole number with its unit")
                                .endsWith("from 100 ms to 3600 s"),
                        reason -> assertThat(reason).startsWith("HOST is \"two words\"; use a host name or an address"),
                        reason -> assertThat(reason).isEqualTo("PORT is \"65536\"; use a whole number from 0 to 65535"),
                        reason -> assertThat(reason)
                                .startsWith("MAX_BODY_SIZE is \"32MB\"; use a whole number with its unit"),
                        reason -> assertThat(reason).isEqualTo("NARRA_DATA_DIR is empty; give a value or unset it"),
                        reason -> assertThat(reason)
                                .isEqualTo("NARRA_PG_PORT is \"x\"; use a whole number from 0 to 65535"));
    }

    @Test
    void migrationsAndLoadsGetFewConnectionsAndAllTheTimeTheyNeed() {
        Settings settings =
                Settings.from(Map.of("DATABASE_ACQUIRE_TIMEOUT", "2s", "DATABASE_STATEMENT_TIMEOUT", "100ms"));

        assertThat(settings.pool().unhurried()).isEqualTo(new PoolSettings(4, Duration.ofSeconds(2), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"99ms", "3601s", "61m", "60", "0s"})
    void aMutationHasFrom100MillisecondsToAnHour(String duration) {
        assertThat(reasons(Map.of("DATABASE_TRANSACTION_TIMEOUT", duration)))
                .containsExactly("DATABASE_TRANSACTION_TIMEOUT is \"" + duration
                        + "\"; use a whole number with its unit, ms, s or m, such as 500ms or 5s, from 100 ms"
                        + " to 3600 s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"249ms", "301s", "6m", "5 s", "-1s", "1h", "s", "99999999999s"})
    void aDurationWithoutAKnownUnitOrOutsideItsRangeIsRefused(String duration) {
        assertThat(reasons(Map.of("DATABASE_ACQUIRE_TIMEOUT", duration)))
                .containsExactly("DATABASE_ACQUIRE_TIMEOUT is \"" + duration
                        + "\"; use a whole number with its unit, ms, s or m, such as 500ms or 5s, from 250 ms"
                        + " to 300 s");
    }

    @ParameterizedTest
    @CsvSource({"64KiB, 65536", "1536KiB, 1572864", "1MiB, 1048576", "1024MiB, 1073741824"})
    void aSizeHasItsUnit(String size, int bytes) {
        assertThat(Settings.from(Map.of("MAX_BODY_SIZE", size)).http().maxBodyBytes())
                .isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "33554432",
                "63KiB",
                "1025MiB",
                "2GiB",
                "32mib",
                "32 MiB",
                "-1MiB",
                "1.5GiB",
                "MiB",
                "999999999GiB"
            })
    void aSizeWithoutAKnownUnitOrOutsideItsRangeIsRefused(String size) {
        assertThat(reasons(Map.of("MAX_BODY_SIZE", size)))
                .containsExactly("MAX_BODY_SIZE is \"" + size
                        + "\"; use a whole number with its unit, KiB, MiB or GiB, such as 512KiB or 32MiB, from 64 KiB"
                        + " to 1024 MiB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://anna:s3cr3t@db.example:5433/stories",
                "postgres://anna:s3cr3t@db.example:5433/stories",
                "postgresql+psycopg://anna:s3cr3t@db.example:5433/stories",
                "postgresql+asyncpg://anna:s3cr3t@db.example:5433/stories",
                "jdbc:postgresql://db.example:5433/stories?user=anna&password=s3cr3t",
                "jdbc:postgresql://anna:s3cr3t@db.example:5433/stories"
            })
    void everyFamilyOfUrlsNamesTheSameDatabase(String url) {
        assertThat(connection(url))
                .isEqualTo(new ConnectionSettings(
                        List.of(new ServerAddress("db.example", 5433)),
                        "stories",
                        "anna",
                        Optional.of(new Secret(PASSWORD)),
                        Map.of()));
    }

    @Test
    void userPasswordAndDatabaseArePercentDecodedAndAPlusStaysAPlus() {
        ConnectionSettings connection = connection("postgresql://%C5%82ucja%40x:a%2Fb%3F%25+%23@db/moja%20baza");

        assertThat(connection.user()).isEqualTo("łucja@x");
        assertThat(connection.password()).contains(new Secret("a/b?%+#"));
        assertThat(connection.database()).isEqualTo("moja baza");
    }

    @Test
    void hostAndPortHaveDefaultsAndAnIpv6AddressStandsInBrackets() {
        assertThat(connection("postgresql://u@/d").address()).isEqualTo("localhost:5432");
        assertThat(connection("jdbc:postgresql:d?user=u").address()).isEqualTo("localhost:5432");
        assertThat(connection("postgresql://u@[2001:db8::1]:6000/d").servers())
                .containsExactly(new ServerAddress("2001:db8::1", 6000));
        assertThat(connection("postgresql://u@[::1]/d").address()).isEqualTo("[::1]:5432");
    }

    @Test
    void severalServersAreKeptInTheirOrder() {
        assertThat(connection("postgresql://u@a,b:6000/d?target_session_attrs=read-write"))
                .satisfies(connection -> assertThat(connection.address()).isEqualTo("a:5432,b:6000"))
                .satisfies(connection ->
                        assertThat(connection.driverProperties()).isEqualTo(Map.of("targetServerType", "primary")));
    }

    @ParameterizedTest
    @CsvSource({
        "sslmode=verify-full, sslmode, verify-full",
        "ssl=require, sslmode, require",
        "ssl=true, sslmode, verify-full",
        "connect_timeout=3, connectTimeout, 3",
        "application_name=a%20b, ApplicationName, a b",
        "options=-c%20statement_timeout%3D5s, options, -c statement_timeout=5s",
        "prepareThreshold=0, prepareThreshold, 0"
    })
    void parametersArePassedOnInTheDriversWords(String parameter, String name, String value) {
        assertThat(connection("postgresql://u@h/d?" + parameter).driverProperties())
                .isEqualTo(Map.of(name, value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://u:s3cr3t@h:99999/d",
                "postgresql://u:s3cr3t@h:port/d",
                "postgresql://u:s3cr3t@h",
                "postgresql://:s3cr3t@h/d",
                "postgresql://u:s3cr3t%@h/d",
                "postgresql://u:s3cr3t%ff@h/d",
                "postgresql://u:x/s3cr3t@h/d",
                "postgresql://u:x?s3cr3t@h/d",
                "postgresql://u:x@y/z?s3cr3t=@h/d",
                "postgresql://u:5/s3cr3t@h/d?user=u",
                "postgresql://u:s3cr3t/d",
                "postgresql://u:s3cr3t@h/d?sslmode=on",
                "postgresql://u:s3cr3t@h/d?sslmod=require",
                "postgresql://u:s3cr3t@h/d?sslmode",
                "postgresql://u:s3cr3t@h/d?sslmode=require&ssl=require",
                "postgresql:/u:s3cr3t@h/d",
                "postgresql+psycopg2cffi://u:s3cr3t@h/d",
                "s3cr3t"
            })
    void aMalformedUrlIsRefusedWithoutShowingThePassword(String url) {
        assertThat(reasons(Map.of("DATABASE_URL", url)))
                .singleElement()
                .asString()
                .startsWith("DATABASE_URL ")
                .doesNotContain(PASSWORD)
                .hasLineCount(1);
    }

    @Test
    void anUnknownParameterIsNamedWithTheKnownOnes() {
        assertThat(reasons(Map.of("DATABASE_URL", "postgresql://u@h/d?sslmod=require")))
                .singleElement()
                .asString()
                .contains("unknown parameter \"sslmod\"")
                .contains("sslmode, ");
    }

    @Test
    void nothingPrintsThePassword() {
        Settings settings = Settings.from(
                Map.of("DATABASE_URL", "postgresql://u:s3cr3t@h/d?sslpassword=s3cr3t", "DATABASE_POOL_SIZE", "1"));

        assertThat(settings.toString()).contains("postgresql://u@h:5432/d").doesNotContain(PASSWORD);
        assertThat(new Secret(PASSWORD).toString()).doesNotContain(PASSWORD);
    }

    private static ConnectionSettings connection(String url) {
        DatabaseLocation location = Settings.from(Map.of("DATABASE_URL", url)).database();
        assertThat(location).isInstanceOf(DatabaseLocation.Server.class);
        return ((DatabaseLocation.Server) location).connection();
    }

    private static List<String> reasons(Map<String, String> environment) {
        var refusal = assertThatExceptionOfType(ProblemOccurredException.class)
                .isThrownBy(() -> Settings.from(environment))
                .actual();
        assertThat(refusal.problem()).isInstanceOf(Problem.InvalidSettings.class);
        return ((Problem.InvalidSettings) refusal.problem()).reasons();
    }
}
