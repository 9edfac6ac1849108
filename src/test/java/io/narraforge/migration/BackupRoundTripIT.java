package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.narraforge.database.BesideOthers;
import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.demo.DemoData;
import io.narraforge.demo.DemoPlan;
import io.narraforge.migration.backup.Backup;
import io.narraforge.migration.backup.Manifest;
import io.narraforge.migration.backup.Progress;
import io.narraforge.migration.backup.Restore.Fingerprints;
import io.narraforge.migration.backup.RestoredBackup;
import io.narraforge.migration.backup.SchemaState;
import io.narraforge.migration.backup.WrittenBackup;
import io.narraforge.problem.ProblemOccurredException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Our tables, with rows full of traps, from one database into another. */
@BesideOthers
class BackupRoundTripIT {
    private static final String ROWS = Fixtures.read("legacy/convertible-rows.sql");

    @RegisterExtension
    static final TestDatabase SOURCE = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase TARGET = TestDatabases.empty();

    @TempDir
    Path folder;

    @BeforeEach
    void empty() {
        for (TestDatabase database : Set.of(SOURCE, TARGET)) {
            database.execute(
                    "DROP SCHEMA IF EXISTS narra_history CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public;"
                            + " DROP EXTENSION IF EXISTS pg_trgm CASCADE; DROP EXTENSION IF EXISTS unaccent CASCADE");
        }
    }

    private static AppliedSchema schema(TestDatabase database) {
        return new AppliedSchema(database.connection());
    }

    private WrittenBackup backUp(TestDatabase database, String name) {
        return Backup.write(database.database(), schema(database), state -> folder.resolve(name), Progress.SILENT);
    }

    private static RestoredBackup restore(Path file) {
        return new Restoring(Workplaces.of(TARGET)).restore(file, Fingerprints.EQUAL, Progress.SILENT);
    }

    private static String refusal(Path file) {
        return assertThatExceptionOfType(ProblemOccurredException.class)
                .isThrownBy(() -> restore(file))
                .actual()
                .problem()
                .message();
    }

    private static Migrator migrator(TestDatabase database) {
        return new Migrator(database.database().dataSource());
    }

    /** Every table of ours, side tables too, to the byte: spaces and duplicate keys of json among them. */
    private void assertAllIsBack(WrittenBackup written) {
        Manifest again = backUp(TARGET, "again " + written.file().getFileName()).manifest();
        assertThat(again.tables()).isEqualTo(written.manifest().tables());
        assertThat(again.schema()).isEqualTo(written.manifest().schema());
        assertThat(StoredValues.of(TARGET)).isEqualTo(StoredValues.of(SOURCE));
    }

    @Test
    void legacyRowsComeBackAsTheyWereAtV1() {
        VersionedDatabase.legacy(SOURCE, ROWS);

        WrittenBackup written = backUp(SOURCE, "v1.zip");
        RestoredBackup restored = restore(written.file());

        assertThat(restored.remarks()).isEmpty();
        assertThat(migrator(TARGET).status().current()).isEqualTo(Optional.of("V1"));
        assertThat(written.manifest().notIncluded()).containsExactly("alembic_version");
        assertThat(StoredValues.of(TARGET).byPlace()).hasSizeGreaterThan(300);
        assertAllIsBack(written);
    }

    /** Triggers fill in what is missing on INSERT; what is there, however wrong, they leave. */
    @Test
    void convertedRowsComeBackAsTheyWereAtTheNewestVersion() {
        VersionedDatabase.legacy(SOURCE, ROWS);
        migrator(SOURCE).migrate();
        SOURCE.execute("""
            UPDATE jobs SET world_id = (SELECT id FROM worlds WHERE name = 'Nulls'), error_message = E'a\\tb\\\\n'
            WHERE id::text LIKE '%34';
            INSERT INTO mutation_answers (idempotency_key, request_hash, answer) VALUES (E'key\\n', 'hash', NULL);
            ALTER TABLE jobs DISABLE TRIGGER USER;
            UPDATE jobs SET version = 7, updated_at = '2001-01-01Z', status = 'completed', completed_at = NULL
            WHERE id::text LIKE '%32';
            ALTER TABLE jobs ENABLE TRIGGER USER;
            CREATE TABLE embeddings (id uuid PRIMARY KEY REFERENCES worlds (id));
            INSERT INTO embeddings SELECT id FROM worlds;
            """);

        WrittenBackup written = backUp(SOURCE, "newest.zip");
        restore(written.file());

        assertThat(written.manifest().notIncluded()).containsExactly("alembic_version", "embeddings");
        assertThat(written.manifest().rows()).isGreaterThan(60);
        assertThat(TARGET.queryText("SELECT to_regclass('embeddings')")).isNull();
        assertThat(TARGET.queryText("SELECT count(*) FROM legacy_world_checksums"))
                .isEqualTo("24");
        assertAllIsBack(written);
        migrator(TARGET).requireCurrent();
    }

    @Test
    void demoDataComesBack() {
        migrator(SOURCE).migrate();
        long rows = new DemoData(SOURCE.database()).load(DemoPlan.small(), (table, sent, all) -> {});

        WrittenBackup written = backUp(SOURCE, "demo.zip");
        assertThat(written.manifest().rows()).isEqualTo(rows);
        restore(written.file());

        assertAllIsBack(written);
    }

    @Test
    void aRestoreThatWasKilledBetweenTwoMigrationsGoesOn() {
        migrator(SOURCE).migrate();
        WrittenBackup written = backUp(SOURCE, "b.zip");
        migrator(TARGET).migrateTo("V3");

        restore(written.file());

        assertAllIsBack(written);
    }

    @Test
    void aDatabaseThatHoldsAnythingIsRefusedAndStays() {
        VersionedDatabase.legacy(SOURCE, ROWS);
        Path atV1 = backUp(SOURCE, "v1.zip").file();
        migrator(SOURCE).migrate();
        Path atNewest = backUp(SOURCE, "newest.zip").file();

        TARGET.execute("CREATE TABLE somebodys (id int)");
        assertThat(refusal(atV1)).contains("it holds tables that NarraForge's migrations have not made");
        TARGET.execute("DROP TABLE somebodys");

        migrator(TARGET).migrateTo("V2");
        assertThat(refusal(atV1)).contains("The database is at V2 and the backup at V1");
        TARGET.execute("INSERT INTO worlds (name, version, checksum, rules, geography, history, themes)"
                + " VALUES ('mine', 1, '', '[]', '{}', '[]', '[]')");
        assertThat(refusal(atNewest))
                .contains("The database is at V2 and the backup at V")
                .contains("worlds has 1 rows");
        assertThat(migrator(TARGET).status().current()).isEqualTo(Optional.of("V2"));
        assertThat(TARGET.queryText("SELECT name FROM worlds")).isEqualTo("mine");
    }

    @Test
    void aBackupOfALaterVersionIsLeftToTheBuildThatMadeIt() {
        migrator(SOURCE).migrateTo("V1");
        Path later = Backup.write(
                        SOURCE.database(),
                        session -> new SchemaState("V99", "f", Set.of("worlds")),
                        state -> folder.resolve("later.zip"),
                        Progress.SILENT)
                .file();

        assertThat(refusal(later)).startsWith("The backup is at V99, which this build does not know (its newest is V");
        assertThat(TARGET.queryText("SELECT to_regclass('worlds')")).isNull();
    }

    @Test
    void aSourceThatHasDriftedIsRefusedBecauseItsFingerprintIsAnother() {
        migrator(SOURCE).migrate();
        SOURCE.execute("CREATE INDEX ON jobs (error_message)");
        Path drifted = backUp(SOURCE, "drifted.zip").file();

        assertThat(refusal(drifted)).contains("has the fingerprint").contains("--other-schema");
        assertThat(new Restoring(Workplaces.of(TARGET))
                        .restore(drifted, Fingerprints.MAY_DIFFER, Progress.SILENT)
                        .remarks())
                .hasSize(1);
    }

    @Test
    void scratchDatabasesAreGone() {
        migrator(SOURCE).migrate();
        backUp(SOURCE, "b.zip");

        assertThat(SOURCE.scratchDatabases()).isEmpty();
    }
}
