package io.narraforge.settings;

import static io.narraforge.settings.SettingsReader.duration;
import static io.narraforge.settings.SettingsReader.size;
import static io.narraforge.settings.SettingsReader.wholeNumber;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Everything an operator can decide. Either all of it can be used or nothing is: what cannot be read is refused, never
 * corrected, with every reason at once and no secret in any.
 *
 * @param operationsLog where it is kept what clients ask for; empty where it is not
 */
public record Settings(
        DatabaseLocation database,
        PoolSettings pool,
        HttpSettings http,
        MigrationSettings migration,
        Optional<Path> operationsLog) {
    /** The setting that names the operations log; whether the file can be used is found out at the start. */
    public static final String OPERATIONS_LOG = "OPERATIONS_LOG";

    private static final int MAX_PORT = 65_535;
    private static final int MAX_POOL_SIZE = 200;
    // HikariCP does not wait for less than 250 ms.
    private static final Duration MIN_ACQUIRE_TIMEOUT = Duration.ofMillis(250);
    private static final Duration MAX_ACQUIRE_TIMEOUT = Duration.ofMinutes(5);
    // Below, a busy machine would end statements that are quick; above, no client waits any more.
    private static final Duration MIN_STATEMENT_TIMEOUT = Duration.ofMillis(100);
    private static final Duration MAX_STATEMENT_TIMEOUT = Duration.ofHours(1);
    private static final Duration MIN_TRANSACTION_TIMEOUT = Duration.ofMillis(100);
    private static final Duration MAX_TRANSACTION_TIMEOUT = Duration.ofHours(1);

    // Zero does not wait at all; above, an operator had better look.
    private static final Duration MAX_LOCK_TIMEOUT = Duration.ofHours(24);

    // What a URL may hold has to fit a body, too; above, a body is no request any more but a load.
    private static final int MIN_MAX_BODY_BYTES = 64 << 10;
    private static final int MAX_MAX_BODY_BYTES = 1 << 30;

    public static Settings fromEnvironment() {
        return from(System.getenv());
    }

    public static Settings from(Map<String, String> environment) {
        var reader = new SettingsReader(environment);
        Path dataFolder = reader.read("NARRA_DATA_DIR", Path.of("data"), SettingsReader::path);
        var settings = new Settings(
                location(reader, dataFolder),
                pool(reader),
                http(reader),
                migration(reader, dataFolder),
                reader.read(OPERATIONS_LOG, Optional.empty(), text -> Optional.of(SettingsReader.path(text))));
        reader.refuseUnlessAllWereGood();
        return settings;
    }

    private static DatabaseLocation location(SettingsReader reader, Path dataFolder) {
        Optional<ConnectionSettings> connection =
                reader.read("DATABASE_URL", Optional.empty(), text -> Optional.of(DatabaseUrl.parse(text)));
        int port = reader.read("NARRA_PG_PORT", 0, wholeNumber(0, MAX_PORT));
        return connection
                .<DatabaseLocation>map(DatabaseLocation.Server::new)
                .orElseGet(() -> new DatabaseLocation.Embedded(dataFolder, port));
    }

    private static PoolSettings pool(SettingsReader reader) {
        return new PoolSettings(
                reader.read("DATABASE_POOL_SIZE", PoolSettings.DEFAULT.size(), wholeNumber(1, MAX_POOL_SIZE)),
                reader.read(
                        "DATABASE_ACQUIRE_TIMEOUT",
                        PoolSettings.DEFAULT.acquireTimeout(),
                        duration(MIN_ACQUIRE_TIMEOUT, MAX_ACQUIRE_TIMEOUT)),
                reader.read(
                        "DATABASE_STATEMENT_TIMEOUT",
                        PoolSettings.DEFAULT.statementTimeout(),
                        duration(MIN_STATEMENT_TIMEOUT, MAX_STATEMENT_TIMEOUT).andThen(Optional::of)),
                reader.read(
                        "DATABASE_TRANSACTION_TIMEOUT",
                        PoolSettings.DEFAULT.transactionTimeout(),
                        duration(MIN_TRANSACTION_TIMEOUT, MAX_TRANSACTION_TIMEOUT)));
    }

    private static HttpSettings http(SettingsReader reader) {
        return new HttpSettings(
                reader.read("HOST", "127.0.0.1", SettingsReader::host),
                reader.read("PORT", 8080, wholeNumber(0, MAX_PORT)),
                reader.read(
                        "MAX_BODY_SIZE",
                        HttpSettings.DEFAULT_MAX_BODY_BYTES,
                        size(MIN_MAX_BODY_BYTES, MAX_MAX_BODY_BYTES)));
    }

    private static MigrationSettings migration(SettingsReader reader, Path dataFolder) {
        return new MigrationSettings(
                reader.read(
                        "MIGRATION_LOCK_TIMEOUT",
                        MigrationSettings.DEFAULT_LOCK_TIMEOUT,
                        duration(Duration.ZERO, MAX_LOCK_TIMEOUT)),
                dataFolder.resolve("backups"));
    }
}
