package io.narraforge.migration.backup;

import static io.narraforge.migration.backup.SmallSchema.backUp;
import static io.narraforge.migration.backup.SmallSchema.reader;
import static io.narraforge.migration.backup.SmallSchema.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.database.Transaction;
import io.narraforge.problem.ProblemOccurredException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Which rows a backup holds, at which moment, and which database it refuses to keep. */
class BackupIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase LATIN1 = TestDatabases.empty("ENCODING LATIN1 LOCALE_PROVIDER libc LOCALE 'C'");

    @TempDir
    Path folder;

    @BeforeEach
    void fill() {
        DATABASE.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public; DROP SCHEMA IF EXISTS other CASCADE;"
                + SmallSchema.TABLES + SmallSchema.ROWS);
    }

    @Test
    void itHoldsTheRowsInTheOrderOfTheirKeysWithoutWhatIsGenerated() throws IOException {
        DATABASE.execute(
                "DELETE FROM people; DELETE FROM places WHERE id > 2; UPDATE places SET name = NULL WHERE id = 2;"
                        + " UPDATE places SET name = E'tab\\tline\\n"
                        + "ł' WHERE id = 1");

        WrittenBackup written = backUp(DATABASE, folder.resolve("b.zip"));

        Manifest.Table places = written.manifest().table("places");
        assertThat(places.columns()).containsExactly("id", "name");
        assertThat(places.content().rows()).isEqualTo(2);
        assertThat(text(written, places)).isEqualTo("1\ttab\\tline\\nł\n2\t\\N\n");
        assertThat(written.manifest().table("people").content().rows()).isZero();
        assertThat(written.bytes()).isEqualTo(Files.size(written.file()));
    }

    @Test
    void whatIsWrittenMeanwhileIsInNoTable() throws IOException {
        var isWritten = new AtomicBoolean();
        WrittenBackup written = Backup.write(
                DATABASE.database(), reader(), state -> folder.resolve("b.zip"), (activity, rows, allRows) -> {
                    if (activity.equals("reading people") && isWritten.compareAndSet(false, true)) {
                        DATABASE.execute("INSERT INTO places VALUES (21, 'new'); INSERT INTO people VALUES (101, 21);"
                                + " DELETE FROM people WHERE id <= 50");
                    }
                });

        assertThat(isWritten).isTrue();
        assertThat(DATABASE.queryText("SELECT count(*) FROM places")).isEqualTo("21");
        assertThat(written.manifest().table("places").content().rows()).isEqualTo(20);
        assertThat(written.manifest().table("people").content().rows()).isEqualTo(100);
        assertThat(text(written, written.manifest().table("places"))).doesNotContain("new");
    }

    @Test
    void aTableCannotBeAlteredWhileItWaitsToBeRead() {
        var refused = new AtomicBoolean();
        Backup.write(DATABASE.database(), reader(), state -> folder.resolve("b.zip"), (activity, rows, allRows) -> {
            if (activity.equals("reading people") && refused.compareAndSet(false, true)) {
                assertThatExceptionOfType(ProblemOccurredException.class)
                        .isThrownBy(() -> DATABASE.execute("SET LOCAL lock_timeout = '100ms';"
                                + " ALTER TABLE places ADD COLUMN later text DEFAULT 'x'"));
            }
        });

        assertThat(refused).isTrue();
    }

    /** Were the moment fixed before the locks, the new column would be there and its values would not. */
    @Test
    void aMigrationThatIsAtWorkIsWaitedForAndItsRowsAreInTheBackup() {
        Transaction migration = DATABASE.database().begin();
        CompletableFuture<WrittenBackup> backup;
        try {
            execute(migration, "ALTER TABLE places ADD COLUMN later text; UPDATE places SET later = 'x'");
            backup = CompletableFuture.supplyAsync(() -> backUp(DATABASE, folder.resolve("b.zip")));
            awaitSessionThatWaitsForALock();
            execute(migration, "INSERT INTO places VALUES (21, 'new')");
        } finally {
            migration.commit();
        }

        Manifest.Table places = backup.join().manifest().table("places");
        assertThat(places.columns()).containsExactly("id", "name", "later");
        assertThat(places.content().rows()).isEqualTo(21);
    }

    private static void execute(Transaction transaction, String sql) {
        transaction.run(session -> {
            try (Statement statement = session.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    private static void awaitSessionThatWaitsForALock() {
        String waiting = "SELECT count(*) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND wait_event_type = 'Lock'";
        for (int attempt = 0; !"1".equals(DATABASE.queryText(waiting)); attempt++) {
            assertThat(attempt).as("the backup waits").isLessThan(500);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    @Test
    void tablesOfOthersAreNamedAndNotIncluded() {
        DATABASE.execute("CREATE TABLE embeddings (id int); CREATE SCHEMA other; CREATE TABLE other.things (id int)");

        Manifest manifest = backUp(DATABASE, folder.resolve("b.zip")).manifest();

        assertThat(manifest.notIncluded()).containsExactly("embeddings", "other.things");
        assertThat(manifest.tableNames()).containsExactly("people", "places");
    }

    @Test
    void rowsOfATableThatInheritsAreNotTakenForItsOwn() {
        DATABASE.execute(
                "CREATE TABLE more_people () INHERITS (people); INSERT INTO more_people VALUES (7, 1, 'child')");

        assertThat(backUp(DATABASE, folder.resolve("b.zip"))
                        .manifest()
                        .table("people")
                        .content()
                        .rows())
                .isEqualTo(100);
    }

    @Test
    void aDatabaseThatIsNotInUtf8IsRefused() throws IOException {
        LATIN1.execute(SmallSchema.TABLES);

        assertThat(refusal(() -> backUp(LATIN1, folder.resolve("b.zip"))))
                .contains("is encoded in LATIN1")
                .contains("UTF8");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void rowsThatAPolicyHidesAreNotLeftOutSilently() throws IOException {
        DATABASE.execute("""
            ALTER TABLE people ENABLE ROW LEVEL SECURITY;
            ALTER TABLE people FORCE ROW LEVEL SECURITY;
            CREATE POLICY few ON people USING (id < 10);
            DROP ROLE IF EXISTS backup_reader;
            CREATE ROLE backup_reader;
            GRANT USAGE ON SCHEMA public TO backup_reader;
            GRANT SELECT ON ALL TABLES IN SCHEMA public TO backup_reader;
            """);
        try {
            assertThat(refusal(() -> Backup.write(
                            DATABASE.database(),
                            session -> {
                                try (var statement = session.createStatement()) {
                                    statement.execute("SET LOCAL ROLE backup_reader");
                                }
                                return reader().read(session);
                            },
                            state -> folder.resolve("b.zip"),
                            Progress.SILENT)))
                    .contains("row-level security");
            assertThat(folder).isEmptyDirectory();
        } finally {
            DATABASE.execute("DROP OWNED BY backup_reader; DROP ROLE backup_reader");
        }
    }

    private static String text(WrittenBackup written, Manifest.Table table) throws IOException {
        try (BackupFile backup = BackupFile.open(written.file());
                InputStream rows = backup.read(table)) {
            return new String(rows.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
