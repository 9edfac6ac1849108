package io.narraforge.migration.backup;

import static io.narraforge.migration.backup.SmallSchema.reader;
import static io.narraforge.migration.backup.SmallSchema.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.migration.backup.Restore.Fingerprints;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class RestoreIT {
    private static final String EMPTY_SCHEMA = "DROP SCHEMA public CASCADE; CREATE SCHEMA public;";

    @RegisterExtension
    static final TestDatabase SOURCE = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase TARGET = TestDatabases.empty();

    @TempDir
    Path folder;

    private Path backup = Path.of("");

    @BeforeEach
    void backUp() {
        SOURCE.execute(EMPTY_SCHEMA + SmallSchema.TABLES + SmallSchema.ROWS);
        TARGET.execute(EMPTY_SCHEMA + SmallSchema.TABLES);
        backup = SmallSchema.backUp(SOURCE, folder.resolve("b.zip")).file();
    }

    private static RestoredBackup restore(Path file, SchemaState.Reader reader, Fingerprints fingerprints) {
        try (BackupFile opened = BackupFile.open(file)) {
            return new Restore(opened, reader, fingerprints, Progress.SILENT).into(TARGET.database());
        }
    }

    private static String refusalOf(Path file, SchemaState.Reader reader) {
        return refusal(() -> restore(file, reader, Fingerprints.EQUAL));
    }

    private static String rows(TestDatabase database) {
        return String.valueOf(database.queryText("SELECT (SELECT string_agg(places::text, ' ' ORDER BY id) FROM places)"
                + " || (SELECT string_agg(people::text, ' ' ORDER BY id) FROM people)"));
    }

    private static void assertNothingWasRestored() {
        assertThat(TARGET.queryText("SELECT (SELECT count(*) FROM places) + (SELECT count(*) FROM people)"))
                .isEqualTo("0");
    }

    @Test
    void allRowsComeBackChildrenAfterTheirParents() {
        RestoredBackup restored = restore(backup, reader(), Fingerprints.EQUAL);

        assertThat(rows(TARGET)).isEqualTo(rows(SOURCE)).hasSizeGreaterThan(1000);
        assertThat(restored.remarks()).isEmpty();
        assertThat(restored.manifest().rows()).isEqualTo(120);
    }

    @Test
    void columnsInAnotherOrderDoNotMatter() {
        TARGET.execute("DROP TABLE people; CREATE TABLE people"
                + " (name text, place_id int NOT NULL REFERENCES places (id), id int PRIMARY KEY)");

        restore(backup, reader(), Fingerprints.EQUAL);

        String people = "SELECT string_agg(concat_ws(',', id, place_id, name), ' ' ORDER BY id) FROM people";
        assertThat(TARGET.queryText(people)).isEqualTo(SOURCE.queryText(people));
    }

    @Test
    void rowsThatAreThereAreNamedAndStay() {
        TARGET.execute("INSERT INTO places VALUES (1, 'mine'), (2, 'mine')");

        assertThat(refusalOf(backup, reader())).contains("it is not empty: places has 2 rows;");
        assertThat(TARGET.queryText("SELECT count(*) FROM places")).isEqualTo("2");
    }

    @Test
    void anotherSchemaIsRefusedWithTheDifference() {
        assertThat(refusalOf(backup, reader("V2", "f1", "places", "people")))
                .contains("it is at V2 and the backup at V1");
        assertThat(refusalOf(backup, reader("V1", "f1", "places")))
                .contains("the backup is of the tables people, places, and the database has places");
        TARGET.execute("ALTER TABLE people ADD COLUMN age int");
        assertThat(refusalOf(backup, reader()))
                .contains("people has the columns id, place_id, name in the backup, and id, place_id, name, age in");
        assertNothingWasRestored();
    }

    @Test
    void anotherFingerprintIsRefusedUnlessItMayDiffer() {
        SchemaState.Reader drifted = reader("V1", "f2", "places", "people");

        assertThat(refusalOf(backup, drifted)).contains("has the fingerprint f1, and this database's has f2");
        assertNothingWasRestored();
        assertThat(restore(backup, drifted, Fingerprints.MAY_DIFFER).remarks())
                .singleElement()
                .asString()
                .startsWith("Restored into another schema than that of the backup");
        assertThat(rows(TARGET)).isEqualTo(rows(SOURCE));
    }

    @Test
    void fingerprintsOfAnotherMajorVersionAreOnlyRemarkedUpon() {
        Path older = ForgedBackup.withSource(
                backup, source -> new Manifest.Source(source.database(), source.role(), "UTF8", "14.2", 140_002));

        assertThat(restore(older, reader("V1", "f2", "places", "people"), Fingerprints.EQUAL)
                        .remarks())
                .singleElement()
                .asString()
                .startsWith("The backup was taken on PostgreSQL 14 and restored on 1");
    }

    @Test
    void aRowThatCannotBeInsertedLeavesNone() {
        Path orphan = ForgedBackup.withText(backup, text -> text.replace("100\t1\tperson 100", "100\t77\tperson 100"));

        assertThat(refusalOf(orphan, reader()))
                .startsWith("Nothing was restored: ")
                .contains("foreign key");
        assertNothingWasRestored();
    }

    @Test
    void aTriggerThatChangesARowIsFoundWhenTheRowsAreReadBack() {
        TARGET.execute("""
            CREATE FUNCTION meddle() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN NEW.name := 'other'; RETURN NEW; END $$;
            CREATE TRIGGER meddle BEFORE INSERT ON people FOR EACH ROW WHEN (NEW.id = 42) EXECUTE FUNCTION meddle();
            """);

        assertThat(refusalOf(backup, reader()))
                .contains("what was written is not what is read back: people: expected 100 rows");
        assertNothingWasRestored();
    }

    @Test
    void aTriggerThatLeavesARowOutIsFound() {
        TARGET.execute("""
            CREATE FUNCTION skip() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
            CREATE TRIGGER skip BEFORE INSERT ON people FOR EACH ROW WHEN (NEW.id = 42) EXECUTE FUNCTION skip();
            """);

        assertThat(refusalOf(backup, reader())).contains("people took 99 of 100 rows");
        assertNothingWasRestored();
    }

    @Test
    void anAlteredFileIsRefusedBeforeAnythingIsWritten() throws Exception {
        byte[] bytes = Files.readAllBytes(backup);
        int rows = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("people.copy") + 80;
        bytes[rows] ^= 1;
        Files.write(folder.resolve("altered.zip"), bytes);
        var activity = new AtomicReference<>("");

        try (BackupFile altered = BackupFile.open(folder.resolve("altered.zip"))) {
            var restore = new Restore(altered, reader(), Fingerprints.EQUAL, (what, count, all) -> activity.set(what));
            assertThat(refusal(() -> restore.into(TARGET.database()))).contains("people");
        }
        assertThat(activity.get()).startsWith("verifying");
    }

    @Test
    void rowsThatReferToEachOtherInACircleComeBackAndTheKeysAreAsBefore() {
        String circle = """
            DROP TABLE people, places;
            CREATE TABLE places (id int PRIMARY KEY, part_of int REFERENCES places (id), owner int);
            CREATE TABLE people (id int PRIMARY KEY, home int REFERENCES places (id));
            ALTER TABLE places ADD CONSTRAINT "the owner" FOREIGN KEY (owner) REFERENCES people (id);
            """;
        SOURCE.execute(circle + """
            INSERT INTO places VALUES (1, 2, NULL), (2, NULL, NULL);
            INSERT INTO people VALUES (1, 1), (2, 2);
            UPDATE places SET owner = 3 - id;
            """);
        TARGET.execute(circle);
        String keys = "SELECT string_agg(pg_get_constraintdef(oid), ' ' ORDER BY conname) FROM pg_constraint"
                + " WHERE contype = 'f'";
        String before = TARGET.queryText(keys);
        Path file = SmallSchema.backUp(SOURCE, folder.resolve("circle.zip")).file();

        restore(file, reader(), Fingerprints.EQUAL);

        assertThat(rows(TARGET)).isEqualTo(rows(SOURCE));
        assertThat(TARGET.queryText(keys)).isEqualTo(before).doesNotContain("DEFERRABLE");
        TARGET.execute("UPDATE places SET owner = NULL; DELETE FROM people; DELETE FROM places");
        Path orphan = ForgedBackup.withText(file, text -> text.replace("1\t2\t2\n", "1\t2\t77\n"));
        assertThat(refusalOf(orphan, reader())).contains("the owner");
        assertNothingWasRestored();
        assertThat(TARGET.queryText(keys)).isEqualTo(before);
    }

    @Test
    void numbersThatTheDatabaseGivesGoOnAfterThoseOfTheRows() {
        String numbered = """
            DROP TABLE people, places;
            CREATE TABLE places (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text);
            CREATE TABLE people (id serial PRIMARY KEY, name text);
            """;
        SOURCE.execute(numbered + "INSERT INTO places (name) VALUES ('a'), ('b')");
        TARGET.execute(numbered);

        restore(SmallSchema.backUp(SOURCE, folder.resolve("n.zip")).file(), reader(), Fingerprints.EQUAL);

        assertThat(TARGET.queryText("INSERT INTO places (name) VALUES ('c') RETURNING id"))
                .isEqualTo("3");
        assertThat(TARGET.queryText("INSERT INTO people (name) VALUES ('c') RETURNING id"))
                .isEqualTo("1");
    }

    @Test
    void readersAreNotKeptWaitingAndSeeNothingBeforeTheEnd() {
        var seen = new AtomicReference<>("");
        try (BackupFile opened = BackupFile.open(backup)) {
            new Restore(opened, reader(), Fingerprints.EQUAL, (activity, count, all) -> {
                        if (activity.equals("reading back places")) {
                            seen.set(placesSeenWithoutWaiting());
                        }
                    })
                    .into(TARGET.database());
        }

        assertThat(seen.get()).isEqualTo("0");
    }

    private static String placesSeenWithoutWaiting() {
        return TARGET.database().run(session -> {
            try (Statement statement = session.createStatement()) {
                statement.execute("SET lock_timeout = '2s'");
                try (ResultSet count = statement.executeQuery("SELECT count(*) FROM places")) {
                    count.next();
                    return count.getString(1);
                } finally {
                    statement.execute("RESET lock_timeout");
                }
            }
        });
    }
}
