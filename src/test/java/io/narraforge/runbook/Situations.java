package io.narraforge.runbook;

import static java.util.Map.entry;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.migration.AppliedSchema;
import io.narraforge.migration.backup.Backup;
import io.narraforge.runbook.Situation.Preparation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** How each situation of the runbook comes about, by its heading. */
final class Situations {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String COLUMN = """
        -- The world in one sentence.
        SET LOCAL lock_timeout = '5s';

        ALTER TABLE worlds ADD COLUMN tagline text;
        """;

    private static final String COLUMN_TOO_SHORT = """
        -- The world in one sentence.
        SET LOCAL lock_timeout = '5s';

        ALTER TABLE worlds ADD COLUMN tagline varchar(20);
        UPDATE worlds SET tagline = name WHERE tagline IS NULL;
        """;

    private static final String UNDO_OF_COLUMN = """
        SET LOCAL lock_timeout = '5s';
        DO $$
        BEGIN
            IF EXISTS (SELECT FROM worlds WHERE tagline IS NOT NULL) THEN
                RAISE WARNING 'Lost: worlds.tagline of % rows', (SELECT count(tagline) FROM worlds) USING ERRCODE = 'NF002';
            END IF;
        END
        $$;
        -- lint-ignore: M16 undoing it is to drop what it added
        ALTER TABLE worlds DROP COLUMN tagline;
        """;

    private static final String INDEX = """
        -- Characters of a world by name.
        DROP INDEX CONCURRENTLY IF EXISTS characters_world_id_name_idx;
        CREATE INDEX CONCURRENTLY characters_world_id_name_idx ON characters (world_id, name);
        """;

    private static final String EDIT = "COMMENT ON TABLE worlds IS 'Made-up worlds';\n";

    private static final String BACKUP = "before-friday.narra.zip";

    private final int next;

    /** For a build whose newest version this is. */
    Situations(int newestVersion) {
        this.next = newestVersion + 1;
    }

    Map<String, Situation> byHeading() {
        return Map.ofEntries(
                entry("A new database", Situation.ofNothing(desk -> {})),
                entry("A legacy database", Situation.ofNothing(Situations::installTheLegacyService)),
                entry("A new column", Situation.ofRows(desk -> {})),
                entry("A new index", Situation.ofRows(desk -> {})),
                entry("A release", Situation.ofRows(column(COLUMN))),
                entry("A release has to be taken back", Situation.ofRows(this::releaseAndWrite)),
                entry("Backup and restore", Situation.ofRows(desk -> {})),
                entry("A migration failed", Situation.ofRows(column(COLUMN_TOO_SHORT))),
                entry(
                        "A migration outside of a transaction failed",
                        Situation.ofRows(index(INDEX.replace("CREATE INDEX", "CREATE UNIQUE INDEX")))),
                entry("A migration was killed", Situation.ofRows(this::killAMigration)),
                entry("An applied migration was edited", Situation.ofRows(this::edit)),
                entry("An edited migration is right", Situation.ofRows(this::editWhatWasDoneByHand)),
                entry("The schema has drifted", Situation.ofRows(Situations::drift)),
                entry("A restore was killed", Situation.ofTables(Situations::killARestore)));
    }

    private static void installTheLegacyService(Desk desk) throws IOException {
        desk.database().execute(resource("legacy/alembic_af4b3ea397a4.sql"));
        desk.database().execute(resource("legacy/convertible-rows.sql"));
    }

    private Preparation column(String migration) {
        return desk -> {
            desk.write("db/migration/V%d__world_tagline.sql".formatted(next), migration);
            desk.write("db/undo/U%d__world_tagline.sql".formatted(next), UNDO_OF_COLUMN);
        };
    }

    private Preparation index(String migration) {
        return desk -> desk.write("db/migration/V%d__characters_by_name.sql".formatted(next), migration);
    }

    private void releaseAndWrite(Desk desk) throws Exception {
        column(COLUMN).at(desk);
        Desk.Outcome migrated = desk.narra("db", "migrate", "--no-backup");
        if (migrated.exitCode() != 0) {
            throw new AssertionError(migrated.printed());
        }
        desk.database().execute("UPDATE worlds SET tagline = 'Cold.' WHERE name LIKE '% 1'");
    }

    /** In the middle of its index, which waits for an older transaction; its session in the server ends, too. */
    private void killAMigration(Desk desk) throws Exception {
        index(INDEX).at(desk);
        killWhileItWaits(desk, "SELECT count(*) FROM characters", "db", "migrate", "--no-backup");
    }

    /** Before its first row, for which it needs a lock. */
    private static void killARestore(Desk desk) throws Exception {
        TestDatabase source = TestDatabases.migrated();
        source.create();
        try {
            source.execute("INSERT INTO worlds (name) VALUES ('Harbour')");
            Backup.write(
                    source.database(),
                    new AppliedSchema(source.connection()),
                    state -> desk.file(BACKUP),
                    (done, all, what) -> {});
        } finally {
            source.drop();
        }
        killWhileItWaits(desk, "LOCK TABLE worlds IN SHARE ROW EXCLUSIVE MODE", "db", "restore", BACKUP);
    }

    private static void killWhileItWaits(Desk desk, String obstacle, String... words) throws Exception {
        TestDatabase database = desk.database();
        String waiting = "FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
        try (Connection other = database.database().dataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            other.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            statement.execute(obstacle);
            Process killed = desk.startNarra(words);
            try {
                await(database, "EXISTS (SELECT " + waiting + ")");
            } finally {
                killed.destroyForcibly().waitFor();
            }
            database.execute("SELECT pg_terminate_backend(pid) " + waiting);
            await(database, "NOT EXISTS (SELECT " + waiting + ")");
            other.rollback();
        }
    }

    private static void await(TestDatabase database, String condition) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!"t".equals(database.queryText("SELECT " + condition))) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("not in time: " + condition);
            }
            Thread.sleep(50);
        }
    }

    private void edit(Desk desk) throws IOException {
        Path file = desk.only("db/migration", "V%d__*.sql".formatted(next - 1));
        Files.writeString(file, EDIT, StandardOpenOption.APPEND);
    }

    private void editWhatWasDoneByHand(Desk desk) throws IOException {
        edit(desk);
        desk.database().execute(EDIT);
    }

    private static void drift(Desk desk) throws SQLException {
        desk.database().execute("DROP INDEX worlds_rules_idx; CREATE INDEX ON jobs (genre)");
    }

    private static String resource(String name) throws IOException {
        try (InputStream content = Objects.requireNonNull(Situations.class.getResourceAsStream("/" + name), name)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
