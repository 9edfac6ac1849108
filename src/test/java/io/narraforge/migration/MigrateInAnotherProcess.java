package io.narraforge.migration;

import io.narraforge.database.Database;
import io.narraforge.settings.ConnectionSettings;
import io.narraforge.settings.ConnectionSettings.ServerAddress;
import io.narraforge.settings.DatabaseSettings;
import io.narraforge.settings.PoolSettings;
import io.narraforge.settings.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A migration with the files of a test, in a process that can be killed. */
final class MigrateInAnotherProcess {
    private MigrateInAnotherProcess() {}

    static Process start(ConnectionSettings database, String folder) throws IOException {
        ServerAddress server = database.servers().getFirst();
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MigrateInAnotherProcess.class.getName(),
                        server.host(),
                        Integer.toString(server.port()),
                        database.database(),
                        database.user(),
                        database.password().map(Secret::reveal).orElse(""),
                        folder)
                .inheritIO()
                .start();
    }

    public static void main(String[] words) {
        var connection = new ConnectionSettings(
                List.of(new ServerAddress(words[0], Integer.parseInt(words[1]))),
                words[2],
                words[3],
                Optional.of(new Secret(words[4])),
                Map.of());
        try (Database database =
                Database.open(new DatabaseSettings(connection, new PoolSettings(4, Duration.ofSeconds(5))))) {
            Commands.with(database, connection, words[5]).migrate();
        }
    }
}
