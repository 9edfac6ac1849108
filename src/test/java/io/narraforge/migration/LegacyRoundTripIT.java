package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The way to the newest version and back, on legacy rows and on none. */
class LegacyRoundTripIT {
    /** V2 takes every finite time; what V5 thinks of the last two is its own affair. */
    private static final String ROWS = Fixtures.read("legacy/convertible-rows.sql") + """
        UPDATE worlds SET created_at = '4713-01-01 00:00:00 BC', updated_at = '294276-12-31 23:59:59.999999'
        WHERE name = 'Nulls';
        """;

    @RegisterExtension
    static final TestDatabase TRAVELLED = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase USED = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase EMPTY = TestDatabases.empty();

    @RegisterExtension
    static final TestDatabase ALEMBIC = TestDatabases.empty();

    @Test
    void undoingGivesBackTheValuesAndTheCatalogOfEveryVersion() throws SQLException {
        VersionedDatabase legacy = VersionedDatabase.legacy(TRAVELLED, ROWS);
        Moment first = Moment.of(legacy);
        legacy.migrateTo("2");
        Moment second = Moment.of(legacy);
        legacy.migrateTo("3");
        Moment third = Moment.of(legacy);
        legacy.migrateTo("4");
        Moment fourth = Moment.of(legacy);

        assertThat(legacy.undo("4")).isEmpty();
        third.assertEqualTo(Moment.of(legacy));
        assertThat(legacy.undo("3")).isEmpty();
        second.assertEqualTo(Moment.of(legacy));
        assertThat(legacy.undo("2")).isEmpty();
        first.assertEqualTo(Moment.of(legacy));
        legacy.migrateTo("4");
        fourth.assertEqualTo(Moment.of(legacy));
    }

    @Test
    void undoKeepsWhatWasWrittenSinceAndCountsWhatIsLost() throws SQLException {
        VersionedDatabase legacy = VersionedDatabase.legacy(USED, ROWS);
        legacy.migrateTo("3");
        USED.execute("""
            UPDATE jobs SET status = 'running', budget_usd = 7.5 WHERE id::text LIKE '%31';
            UPDATE jobs SET error_message = 'lost', world_id = (SELECT id FROM worlds WHERE name = 'Nulls')
            WHERE id::text LIKE '%33';
            UPDATE worlds SET rules = '["kept"]' WHERE name = 'Nulls';
            UPDATE cost_snapshots SET cost_usd = 0.12345678901234567890123 WHERE id::text LIKE '%61';
            """);

        assertThat(legacy.undo("3"))
                .containsExactly(
                        "Lost with the columns of V3: jobs.world_id of 1 rows",
                        "Lost with the columns of V3: jobs.error_message of 1 rows",
                        "Lost with the columns of V3: jobs.budget_usd other than 5 of 1 rows",
                        "Lost with the columns of V3: jobs.version above 1 of 2 rows");
        assertThat(legacy.undo("2")).containsExactly("Rounded to float8: cost_snapshots.cost_usd of 1 rows");
        assertThat(USED.queryText("SELECT string_agg(status, ' ' ORDER BY id) FROM jobs"))
                .isEqualTo("running created completed queued pending");
        assertThat(USED.queryText("SELECT concat_ws(' ', rules, geography, history) FROM worlds WHERE name = 'Nulls'"))
                .isEqualTo("[\"kept\"] null null");
    }

    @Test
    void undoingFromEmptyGivesBackTheCatalogOfEveryVersion() throws SQLException {
        VersionedDatabase empty = VersionedDatabase.empty(EMPTY);
        List<String> versions = empty.migrator().status().pending().stream()
                .map(version -> version.substring(1))
                .toList();
        var catalogs = new ArrayList<List<String>>();
        for (String version : versions) {
            empty.migrateTo(version);
            catalogs.add(empty.catalog());
        }
        assertThat(catalogs).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(7);
        assertThat(VersionedDatabase.legacy(ALEMBIC, "").catalog())
                .as("V1 is the schema that Alembic left")
                .isEqualTo(catalogs.getFirst())
                .hasSizeGreaterThan(60);

        for (int later = versions.size() - 1; later > 0; later--) {
            empty.undo(versions.get(later));
            assertThat(empty.catalog())
                    .as("after the undo of V" + versions.get(later))
                    .isEqualTo(catalogs.get(later - 1));
        }
    }

    /** All that a version of a database is. */
    private record Moment(StoredValues values, List<String> catalog) {
        static Moment of(VersionedDatabase database) {
            return new Moment(database.values(), database.catalog());
        }

        void assertEqualTo(Moment later) {
            assertThat(later.catalog).isEqualTo(catalog);
            assertThat(later.values.byPlace()).containsExactlyInAnyOrderEntriesOf(values.byPlace());
        }
    }
}
