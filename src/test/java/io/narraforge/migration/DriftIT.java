package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.migration.catalog.CatalogDifference;
import io.narraforge.migration.catalog.CatalogDifference.Finding;
import io.narraforge.migration.catalog.CatalogDifference.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What each kind of drift looks like is in {@link CatalogDifferenceIT}. */
class DriftIT {
    @RegisterExtension
    static final TestDatabase SOUND = TestDatabases.migrated();

    @RegisterExtension
    static final TestDatabase DRIFTED = TestDatabases.migrated();

    @RegisterExtension
    static final TestDatabase BEHIND = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase ADOPTED = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase EMPTY = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase FOREIGN = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase EDITED = TestDatabases.migrated();

    @Test
    void whatTheMigrationsMadeHasNotDrifted() {
        assertThat(report(SOUND)).isEqualTo(new DriftReport.Compared(newest(SOUND), sound()));
        assertThat(report(SOUND).isDrifted()).isFalse();
        assertThat(SOUND.scratchDatabases()).isEmpty();
    }

    @Test
    void aDatabaseThatIsBehindIsComparedAtItsVersion() {
        VersionedDatabase behind = VersionedDatabase.empty(BEHIND);
        behind.migrateTo("5");
        assertThat(report(BEHIND)).isEqualTo(new DriftReport.Compared("V5", sound()));

        BEHIND.execute("ALTER TABLE jobs DROP COLUMN world_id");
        assertThat(findings(report(BEHIND)))
                .extracting(Finding::subject)
                .contains("column jobs.world_id", "index jobs_world_id_created_at_id_idx of table jobs");
    }

    @Test
    void anAdoptedDatabaseHasNotDriftedWithItsOldNamesAndTables() {
        VersionedDatabase adopted = VersionedDatabase.legacy(ADOPTED, """
            ALTER INDEX idx_jobs_status RENAME TO ix_jobs_status;
            ALTER TABLE worlds RENAME CONSTRAINT worlds_name_key TO uq_worlds_name;
            CREATE TABLE embeddings (id uuid PRIMARY KEY, job_id uuid REFERENCES jobs);
            ALTER TABLE timelines DROP COLUMN updated_at;
            ALTER TABLE timelines DROP COLUMN nodes;
            ALTER TABLE timelines ADD COLUMN updated_at timestamp NOT NULL, ADD COLUMN nodes json NOT NULL;
            """);
        List<String> remarks = List.of(
                "The index idx_jobs_status of table jobs is called ix_jobs_status",
                "The columns of table timelines are in another order: id, world_id, created_at, updated_at, nodes",
                "The constraint worlds_name_key of table worlds is called uq_worlds_name",
                "The table embeddings is not ours; it is left alone");
        assertThat(report(ADOPTED))
                .isEqualTo(new DriftReport.Compared("V1", new CatalogDifference(List.of(), remarks)));

        adopted.migrator().migrate();
        assertThat(report(ADOPTED).isDrifted()).isFalse();
    }

    @Test
    void whatWasDoneByHandIsFound() {
        DRIFTED.execute("ALTER TABLE worlds ADD COLUMN note text; DROP INDEX worlds_rules_idx");

        assertThat(report(DRIFTED).isDrifted()).isTrue();
        assertThat(findings(report(DRIFTED)))
                .containsExactly(
                        new Finding(
                                Kind.EXTRA,
                                "column worlds.note",
                                List.of(),
                                List.of("ALTER TABLE worlds ADD COLUMN note text")),
                        new Finding(
                                Kind.MISSING,
                                "index worlds_rules_idx of table worlds",
                                List.of("CREATE INDEX worlds_rules_idx ON worlds USING gin (rules)"),
                                List.of()));
    }

    @Test
    void whatIsAtNoVersionOfThisBuildCannotBeCompared() {
        FOREIGN.execute("CREATE TABLE worlds (id uuid PRIMARY KEY)");
        EDITED.execute("UPDATE flyway_schema_history SET checksum = checksum + 1 WHERE version = '3'");

        for (TestDatabase database : List.of(EMPTY, FOREIGN, EDITED)) {
            assertThat(report(database).isDrifted()).isTrue();
        }
        assertThat(report(EMPTY))
                .isEqualTo(new DriftReport.Incomparable("The database is empty; fill it with: ./narra db migrate"));
        assertThat(report(FOREIGN))
                .extracting(report -> ((DriftReport.Incomparable) report).message())
                .asString()
                .contains("holds tables that NarraForge's migrations have not made");
        assertThat(report(EDITED))
                .extracting(report -> ((DriftReport.Incomparable) report).message())
                .asString()
                .contains("V3");
    }

    private static CatalogDifference sound() {
        return new CatalogDifference(List.of(), List.of());
    }

    private static String newest(TestDatabase database) {
        return VersionedDatabase.empty(database).migrator().status().newest();
    }

    private static List<Finding> findings(DriftReport report) {
        assertThat(report).isInstanceOf(DriftReport.Compared.class);
        return ((DriftReport.Compared) report).difference().findings();
    }

    private static DriftReport report(TestDatabase database) {
        return new Drift(database.database(), database.connection(), event -> {}).report();
    }
}
