package io.narraforge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.BesideOthers;
import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code narra serve} as its operator meets it: a real process in an empty environment. */
@BesideOthers
class ServeIT {
    @RegisterExtension
    static final TestDatabase EMPTY = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase MIGRATED = TestDatabases.migrated();

    /** One for all tests, so that PostgreSQL is unpacked and set up once. */
    @TempDir
    static Path dataFolder;

    @Test
    void aStopEndsPostgresInAnOrderlyWayAndOneLineWasPrinted() throws Exception {
        try (var narra = serveEmbedded()) {
            URI graphiql = narra.awaitReady();

            assertThat(graphiql.getPath()).isEqualTo("/graphiql");
            assertThat(readiness(graphiql)).isBetween(200, 204);
            narra.stop();

            assertThat(narra.printed()).hasSize(1);
            assertThat(narra.complaints()).isEmpty();
            assertThat(postmasterFile()).doesNotExist();
        }
    }

    @Test
    void aSecondStartOnTheSameDataFolderNamesTheFirst() throws Exception {
        try (var first = serveEmbedded()) {
            first.awaitReady();
            try (var second = serveEmbedded()) {
                assertThat(second.awaitExit()).isEqualTo(1);
                assertThat(second.complaints())
                        .containsExactly(
                                ("narra: The data folder %s is in use by another narra (process %s); stop that one, or"
                                                + " set NARRA_DATA_DIR to another folder.")
                                        .formatted(dataFolder, first.pid()));
            }
            first.stop();
        }
    }

    @Test
    void aTakenPortIsOneLineAndLeavesNothingRunning() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
                var narra = NarraProcess.start(
                        Map.of("NARRA_DATA_DIR", dataFolder.toString(), "PORT", "" + taken.getLocalPort()), "serve")) {
            assertThat(narra.awaitExit()).isEqualTo(1);
            assertThat(narra.complaints())
                    .singleElement()
                    .asString()
                    .contains("" + taken.getLocalPort())
                    .contains("PORT");
            assertThat(postmasterFile()).doesNotExist();
        }
    }

    @Test
    void aDataFolderThatIsAFileIsOneLine() throws Exception {
        Path file = Files.createFile(dataFolder.resolve("file"));
        try (var narra = NarraProcess.start(Map.of("NARRA_DATA_DIR", file.toString()), "serve")) {
            assertThat(narra.awaitExit()).isEqualTo(1);
            assertThat(narra.complaints())
                    .singleElement()
                    .asString()
                    .endsWith("is not a folder; set NARRA_DATA_DIR to a folder that can be written.");
        }
    }

    @Test
    void whatWasCommittedSurvivesARestartAndAKill() throws Exception {
        try (var narra = serveEmbedded()) {
            narra.awaitReady();
            execute("CREATE TABLE survivors AS SELECT generate_series(1, 1000) AS id");
            narra.kill();
        }
        assertThat(postmasterFile()).as("left behind by the kill").exists();
        try (var narra = serveEmbedded()) {
            narra.awaitReady();
            assertThat(query("SELECT count(*) FROM survivors")).isEqualTo("1000");
            narra.stop();
        }
        try (var narra = serveEmbedded()) {
            narra.awaitReady();
            assertThat(query("SELECT count(*) FROM survivors")).isEqualTo("1000");
            narra.stop();
        }
    }

    @Test
    void settingsThatCannotBeUsedAreAllNamedAtOnce() throws Exception {
        try (var narra = NarraProcess.start(Map.of("DATABASE_URL", "mysql://u:s3cr3t@h/d", "PORT", "http"), "serve")) {
            assertThat(narra.awaitExit()).isEqualTo(4);
            assertThat(narra.complaints())
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith("narra: DATABASE_URL does not begin with"),
                            line -> assertThat(line).startsWith("narra: PORT is \"http\""))
                    .noneMatch(line -> line.contains("s3cr3t"));
        }
    }

    @Test
    void anUnreachableDatabaseIsNamedWithoutItsPassword() throws Exception {
        try (var narra = NarraProcess.start(Map.of("DATABASE_URL", "postgresql://u:s3cr3t@127.0.0.1:1/d"), "serve")) {
            assertThat(narra.awaitExit()).isEqualTo(5);
            assertThat(narra.complaints())
                    .containsExactly("narra: The database at 127.0.0.1:1 cannot be reached: Connection refused.");
        }
    }

    @Test
    void aDatabaseThatIsNotMigratedIsRefusedWithTheCommandThatMendsIt() throws Exception {
        var environment = Map.of("DATABASE_URL", NarraProcess.url(EMPTY.connection()), "PORT", "0");
        try (var narra = NarraProcess.start(environment, "serve")) {
            assertThat(narra.awaitExit()).isEqualTo(3);
            assertThat(narra.complaints()).singleElement().asString().endsWith("./narra db migrate");
        }
        try (var narra = NarraProcess.start(environment, "db", "status")) {
            assertThat(narra.awaitExit()).isEqualTo(3);
            assertThat(narra.printed()).contains("database:  no version");
        }
        try (var narra = NarraProcess.start(environment, "db", "migrate")) {
            assertThat(narra.awaitExit()).isZero();
            assertThat(narra.printed().getFirst()).startsWith("Applied V1 (legacy schema) in ");
            assertThat(narra.printed().getLast()).startsWith("The database is at V");
        }
        try (var narra = NarraProcess.start(environment, "db", "status")) {
            assertThat(narra.awaitExit()).isZero();
            assertThat(narra.printed()).contains("state:     current");
        }
    }

    @Test
    void aMigratedDatabaseOfAnotherServerIsServed() throws Exception {
        try (var narra = NarraProcess.start(
                Map.of("DATABASE_URL", NarraProcess.url(MIGRATED.connection()), "PORT", "0"), "serve")) {
            assertThat(readiness(narra.awaitReady())).isBetween(200, 204);
            assertThat(MIGRATED.queryText("SELECT count(*) FROM worlds")).isEqualTo("0");
            narra.stop();
        }
    }

    @Test
    void anUnknownWordIsAUsageError() throws Exception {
        try (var narra = NarraProcess.start(Map.of(), "sevre")) {
            assertThat(narra.awaitExit()).isEqualTo(2);
        }
    }

    /** With little time for a statement of a request: the first start migrates and loads, which takes longer. */
    private static NarraProcess serveEmbedded() throws IOException {
        return NarraProcess.start(
                Map.of("NARRA_DATA_DIR", dataFolder.toString(), "PORT", "0", "DATABASE_STATEMENT_TIMEOUT", "300ms"),
                "serve");
    }

    private static int readiness(URI graphiql) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(graphiql.resolve("/ready")).build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private static Path postmasterFile() {
        return dataFolder.resolve("postgresql/cluster/postmaster.pid");
    }

    private static void execute(String sql) throws IOException, SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(String sql) throws IOException, SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Connection connect() throws IOException, SQLException {
        String port = Files.readAllLines(postmasterFile()).get(3);
        String password =
                Files.readString(dataFolder.resolve("postgresql/password")).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/narraforge", "narraforge", password);
    }
}
