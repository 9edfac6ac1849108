package io.narraforge.migration.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.narraforge.database.Database;
import io.narraforge.database.EmbeddedDatabase;
import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import io.narraforge.settings.ConnectionSettings;
import io.narraforge.settings.DatabaseSettings;
import io.narraforge.settings.PoolSettings;
import io.narraforge.settings.Secret;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/** Whoever makes a scratch database drops stale ones: nobody else may while these tests have some. */
@Isolated
class ScratchDatabaseIT {
    private static final String POOR_ROLE = "scratch_test_poor";
    private static final String LOCALE =
            "SELECT concat_ws(' ', pg_encoding_to_char(encoding), datlocprovider, datcollate, datctype,"
                    + " to_jsonb(pg_database) ->> 'datlocale', to_jsonb(pg_database) ->> 'daticulocale',"
                    + " to_jsonb(pg_database) ->> 'daticurules') FROM pg_database WHERE datname = current_database()";

    @RegisterExtension
    static final TestDatabase LIVE = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase POLISH =
            TestDatabases.empty("LOCALE_PROVIDER icu ICU_LOCALE 'pl' LC_COLLATE 'C' LC_CTYPE 'C'");

    @RegisterExtension
    static final TestDatabase OF_BYTES =
            TestDatabases.empty("LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C' ENCODING 'SQL_ASCII'");

    @BeforeAll
    static void makeARoleThatMayMakeNoDatabases() {
        LIVE.execute("DROP ROLE IF EXISTS %1$s; CREATE ROLE %1$s LOGIN PASSWORD 'poor'".formatted(POOR_ROLE));
    }

    @AfterAll
    static void dropTheRole() {
        LIVE.execute("DROP ROLE " + POOR_ROLE);
    }

    @Test
    void isLikeTheLiveDatabaseAndGoneWhenItIsClosed() {
        for (TestDatabase live : List.of(LIVE, POLISH, OF_BYTES)) {
            String name;
            try (ScratchDatabase scratch = create(live.connection())) {
                name = scratch.connection().database();
                assertThat(ask(scratch.database(), LOCALE)).isEqualTo(live.queryText(LOCALE));
                assertThat(ask(scratch.database(), "SELECT current_database()")).isEqualTo(name);
                assertThat(live.queryText(
                                "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = '%s'"
                                        .formatted(name)))
                        .contains(live.connection().database())
                        .contains("process " + ProcessHandle.current().pid());
            }
            assertThat(databases()).doesNotContain(name);
        }
    }

    @Test
    void hasTheSchemaThatTheSessionIsTold() {
        LIVE.execute("CREATE SCHEMA \"Story\"");
        ConnectionSettings told = with(Map.of("currentSchema", "\"Story\""));
        try (ScratchDatabase scratch = create(told)) {
            assertThat(ask(scratch.database(), "SELECT current_schema()")).isEqualTo("Story");
        }
    }

    @Test
    void runsAtTheSameTimeAreInNobodysWay() throws Exception {
        List<Callable<String>> runs = new ArrayList<>();
        for (int run = 0; run < 6; run++) {
            runs.add(() -> {
                try (ScratchDatabase scratch = create(LIVE.connection())) {
                    return String.valueOf(ask(scratch.database(), "SELECT current_database()"));
                }
            });
        }
        var names = new ArrayList<String>();
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> run : workers.invokeAll(runs)) {
                names.add(run.get());
            }
        }
        assertThat(names).doesNotHaveDuplicates().hasSize(6);
        assertThat(databases()).doesNotContainAnyElementsOf(names);
    }

    @Test
    void whatAKilledRunLeftIsDroppedByTheNextOne() {
        String stale = "narra_scratch_20250101000000_0123456789ab";
        String inUse = "narra_scratch_20250101000000_0123456789ac";
        String likeNamed = "narra_scratch_of_somebody";
        String young =
                LIVE.queryText("SELECT 'narra_scratch_' || to_char(now() AT TIME ZONE 'UTC' - interval '1 minute',"
                        + " 'YYYYMMDDHH24MISS') || '_0123456789ab'");
        List<String> made = List.of(stale, inUse, likeNamed, String.valueOf(young));
        made.forEach(name -> LIVE.execute("CREATE DATABASE " + name));
        try (Database user = open(LIVE.connection().withDatabase(inUse))) {
            assertThat(ask(user, "SELECT current_database()")).isEqualTo(inUse);
            create(LIVE.connection()).close();

            assertThat(databases()).doesNotContain(stale).contains(inUse, likeNamed, young);
            assertThat(ask(user, "SELECT current_database()")).isEqualTo(inUse);
        } finally {
            made.forEach(name -> LIVE.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"));
        }
    }

    @Test
    void aFailureToDropIsLeftToTheNextRun() {
        var events = new ArrayList<String>();
        ScratchDatabase scratch = ScratchDatabase.create(LIVE.connection(), event -> events.add(event.toString()));
        String name = scratch.connection().database();
        LIVE.execute("ALTER DATABASE %s IS_TEMPLATE true".formatted(name));
        scratch.close();

        assertThat(events).singleElement().asString().contains(name);
        assertThat(databases()).contains(name);
        LIVE.execute("ALTER DATABASE %1$s IS_TEMPLATE false; ".formatted(name));
        LIVE.execute("DROP DATABASE " + name);
    }

    /** As an autovacuum worker does, which is nobody's to end but the server's. */
    @Test
    void whoMayNotEndTheSessionOfAnotherRoleThereWaitsForIt() throws Exception {
        LIVE.execute("ALTER ROLE " + POOR_ROLE + " CREATEDB");
        var events = new ArrayList<String>();
        ScratchDatabase scratch = ScratchDatabase.create(poor(), event -> events.add(event.toString()));
        String name = scratch.connection().database();
        var visit = new CountDownLatch(1);
        try (ExecutorService superuser = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> visitor = superuser.submit(() -> {
                try (Database other = open(LIVE.connection().withDatabase(name))) {
                    ask(other, "SELECT 1");
                    visit.countDown();
                    return ask(other, "SELECT 'unharmed' FROM pg_sleep(1)");
                }
            });
            visit.await();
            scratch.close();

            assertThat(visitor.get()).isEqualTo("unharmed");
        } finally {
            LIVE.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
            LIVE.execute("ALTER ROLE " + POOR_ROLE + " NOCREATEDB");
        }
        assertThat(events).isEmpty();
    }

    @Test
    void withoutTheRightOneIsStartedHereWhereThatIsThePostgresOfTheServer() throws IOException {
        assumeThat(majorVersion()).isEqualTo(EmbeddedDatabase.MAJOR_VERSION);
        List<Path> before = temporaryFolders();
        try (ScratchDatabase scratch = create(poor())) {
            assertThat(scratch.connection().address())
                    .isNotEqualTo(LIVE.connection().address());
            assertThat(ask(scratch.database(), "SELECT current_setting('server_version_num')::integer / 10000"))
                    .isEqualTo(Integer.toString(majorVersion()));
            assertThat(temporaryFolders()).hasSize(before.size() + 1);
        }
        assertThat(temporaryFolders()).isEqualTo(before);
    }

    @Test
    void withoutTheRightOnAnotherPostgresItIsSaidWhatToGrant() {
        assumeThat(majorVersion()).isNotEqualTo(EmbeddedDatabase.MAJOR_VERSION);

        assertThatExceptionOfType(ProblemOccurredException.class)
                .isThrownBy(() -> create(poor()))
                .satisfies(refusal -> assertThat(refusal.problem())
                        .isInstanceOf(Problem.CommandFailed.class)
                        .extracting(Problem::message)
                        .asString()
                        .endsWith("ALTER ROLE " + POOR_ROLE + " CREATEDB"));
    }

    private static ScratchDatabase create(ConnectionSettings live) {
        return ScratchDatabase.create(live, event -> {});
    }

    private static ConnectionSettings poor() {
        ConnectionSettings live = LIVE.connection();
        return new ConnectionSettings(
                live.servers(), live.database(), POOR_ROLE, Optional.of(new Secret("poor")), Map.of());
    }

    private static ConnectionSettings with(Map<String, String> driverProperties) {
        ConnectionSettings live = LIVE.connection();
        return new ConnectionSettings(live.servers(), live.database(), live.user(), live.password(), driverProperties);
    }

    private static Database open(ConnectionSettings connection) {
        return Database.open(new DatabaseSettings(connection, new PoolSettings(1, Duration.ofSeconds(5))));
    }

    private static int majorVersion() {
        return Integer.parseInt(
                String.valueOf(LIVE.queryText("SELECT current_setting('server_version_num')::integer / 10000")));
    }

    private static List<String> databases() {
        return LIVE.queryTexts("SELECT datname FROM pg_database").stream()
                .map(String::valueOf)
                .toList();
    }

    private static List<Path> temporaryFolders() throws IOException {
        var folders = new ArrayList<Path>();
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), "narra-scratch-*")) {
            found.forEach(folders::add);
        }
        return folders.stream().sorted().toList();
    }

    private static String ask(Database database, String sql) {
        return database.run(session -> {
            try (Statement statement = session.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getString(1);
            }
        });
    }
}
