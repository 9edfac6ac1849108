package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.BesideOthers;
import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.migration.DrillReport.Direction;
import io.narraforge.migration.DrillReport.Step;
import io.narraforge.migration.backup.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every undo is proved on rows, in both directions, before anybody needs one. */
@BesideOthers
class DrillIT {
    private static final String ROWS = Fixtures.read("legacy/convertible-rows.sql");

    @RegisterExtension
    final TestDatabase live = TestDatabases.empty();

    @RegisterExtension
    final TestDatabase scratch = TestDatabases.empty();

    @Test
    void everyVersionIsAppliedUndoneAndAppliedAgainOnLegacyRows() {
        VersionedDatabase legacy = VersionedDatabase.legacy(live, ROWS);
        List<String> pending = legacy.migrator().status().pending();

        DrillReport report = drill(MigrationFiles.OF_BUILD);

        assertThat(report.findings()).isEmpty();
        assertThat(report.notUndone()).isEmpty();
        assertThat(report.steps()).hasSize(3 * pending.size()).allMatch(Step::sameContent);
        assertThat(report.steps())
                .extracting(Step::direction)
                .startsWith(Direction.UP, Direction.DOWN, Direction.UP, Direction.UP);
        assertThat(legacy.migrator().status().current()).contains("V1");
    }

    @Test
    void whatIsAppliedGoesDownToTheFirstVersionAndUpAgain() {
        VersionedDatabase legacy = VersionedDatabase.legacy(live, ROWS);
        legacy.migrator().migrate();
        live.execute("UPDATE jobs SET budget_usd = 7.5");

        DrillReport report = drill(MigrationFiles.OF_BUILD);

        assertThat(report.findings()).isEmpty();
        assertThat(report.from()).contains(legacy.migrator().status().newest());
        assertThat(report.rowsByTable()).containsEntry("jobs", 5L);
        assertThat(report.steps().getLast().fingerprint())
                .isEqualTo(report.steps().get(1).fingerprint());
        assertThat(report.steps())
                .filteredOn(
                        step -> step.version().equals("V3") && !step.losses().isEmpty())
                .as("once what was written is lost, it cannot be lost again")
                .hasSize(1);
        assertThat(live.queryText("SELECT count(*) FROM jobs WHERE budget_usd = 7.5"))
                .isEqualTo("5");
    }

    @Test
    void undoThatIsNotTheInverseIsAFinding() {
        VersionedDatabase.legacy(live, ROWS).migrateTo("8");

        assertThat(drill(new MigrationFiles("db/migration", "rehearsal/undo-of-other-schema"))
                        .findings())
                .singleElement()
                .asString()
                .startsWith("Undoing V8 does not lead back to the schema that was there before it");
    }

    @Test
    void undoThatChangesRowsWithoutSayingSoIsAFinding() {
        VersionedDatabase.legacy(live, ROWS).migrateTo("8");

        assertThat(drill(new MigrationFiles("db/migration", "rehearsal/undo-of-other-rows"))
                        .findings())
                .containsExactly("After undoing V8 the rows of characters say something else than before");
    }

    @Test
    void versionWithoutUndoIsNamedAndEndsTheWayDown() {
        VersionedDatabase.legacy(live, ROWS).migrateTo("8");

        DrillReport report = drill(new MigrationFiles("db/migration", "rehearsal/undo"));

        assertThat(report.findings()).isEmpty();
        assertThat(report.notUndone())
                .first()
                .isEqualTo("V8 cannot be undone: this build has no file"
                        + " rehearsal/undo/U8__search_documents_in_one_pass.sql");
    }

    private DrillReport drill(MigrationFiles files) {
        return new Drill(Workplaces.of(live), scratch.database(), files, Progress.SILENT).run();
    }
}
