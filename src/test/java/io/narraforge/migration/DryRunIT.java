package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.BesideOthers;
import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.migration.DryRunReport.File;
import io.narraforge.migration.backup.Progress;
import io.narraforge.migration.rehearsal.LockTaken;
import io.narraforge.migration.rehearsal.StatementReport;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a dry run tells is what a copy went through; the live database goes through nothing. */
@BesideOthers
class DryRunIT {
    private static final MigrationFiles STORIES = new MigrationFiles("rehearsal/migration", "rehearsal/undo");

    @RegisterExtension
    final TestDatabase live = TestDatabases.empty();

    @RegisterExtension
    final TestDatabase scratch = TestDatabases.empty();

    @Test
    void migrationOfLegacyRowsIsToldStatementByStatementAndTouchesNothing() {
        VersionedDatabase legacy = VersionedDatabase.legacy(live, Fixtures.read("legacy/convertible-rows.sql"));
        StoredValues before = legacy.values();

        DryRunReport report = dryRun().migrate(Optional.empty());

        assertThat(report.findings()).isEmpty();
        assertThat(report.from()).contains("V1");
        assertThat(report.files())
                .extracting(File::version)
                .startsWith("V2", "V3")
                .endsWith(newest());
        assertThat(report.rowsByTable()).containsEntry("worlds", 24L).containsEntry("characters", 2L);
        List<StatementReport> conversion = report.files().getFirst().report().statements();
        assertThat(conversion)
                .flatExtracting(StatementReport::locks)
                .contains(new LockTaken("worlds", "ACCESS EXCLUSIVE"))
                .doesNotHaveDuplicates();
        assertThat(conversion)
                .flatExtracting(StatementReport::rewritten)
                .containsExactlyInAnyOrder(
                        "artifacts", "characters", "cost_snapshots", "jobs", "qa_reports", "timelines", "worlds");
        assertThat(conversion)
                .filteredOn(statement -> statement.excerpt().startsWith("UPDATE jobs"))
                .extracting(StatementReport::rows)
                .contains(OptionalLong.of(3));
        assertThat(legacy.values()).isEqualTo(before);
        assertThat(legacy.migrator().status().current()).contains("V1");
    }

    @Test
    void migrationGoesNoFurtherThanItIsAskedTo() {
        VersionedDatabase.legacy(live, "");

        assertThat(dryRun().migrate(Optional.of("V3")).files())
                .extracting(File::version)
                .containsExactly("V2", "V3");
        assertThat(scratch.queryText("SELECT to_regprocedure('search_words(text)')"))
                .isNull();
    }

    @Test
    void statementThatFailsIsNamedWithItsLineAndItsReason() {
        VersionedDatabase.legacy(live, Fixtures.read("legacy/refused-rows.sql"));

        DryRunReport report = dryRun().migrate(Optional.empty());

        assertThat(report.files()).extracting(File::version).containsExactly("V2");
        assertThat(report.findings())
                .singleElement()
                .asString()
                .startsWith("V2 (V2__typed_columns.sql) fails at line ")
                .contains("legacy values cannot be converted", "lone surrogate");
        assertThat(scratch.queryText("SELECT data_type FROM information_schema.columns"
                        + " WHERE (table_name, column_name) = ('worlds', 'rules')"))
                .as("the copy is as it was before the file")
                .isEqualTo("json");
    }

    @Test
    void rollbackTellsWhatItWouldLose() {
        VersionedDatabase legacy = VersionedDatabase.legacy(live, Fixtures.read("legacy/convertible-rows.sql"));
        legacy.migrateTo("3");
        live.execute("UPDATE jobs SET budget_usd = 7.5");

        DryRunReport report = dryRun().rollback();

        assertThat(report.findings()).isEmpty();
        assertThat(report.files()).extracting(File::script).containsExactly("U3__job_world_budget_error_versions.sql");
        assertThat(report.losses()).anyMatch(loss -> loss.contains("jobs.budget_usd other than 5 of 5"));
        assertThat(live.queryText("SELECT count(*) FROM jobs WHERE budget_usd = 7.5"))
                .isEqualTo("5");
    }

    @Test
    void rollbackThatDoesNotLeadBackIsAFinding() {
        new Migrator(live.database().dataSource(), STORIES, OptionalLong.empty()).migrate();

        assertThat(dryRun(STORIES).rollback().findings())
                .containsExactly("U3__length.sql does not lead back to the schema that was there before V3");
    }

    @Test
    void locksAreSeenWhereThereIsNoTransactionToo() {
        new Migrator(live.database().dataSource(), STORIES, OptionalLong.empty()).migrateTo("V1");
        live.execute("INSERT INTO stories SELECT n, repeat(md5(n::text), 5) FROM generate_series(1001, 60000) n");

        List<File> files = dryRun(STORIES).migrate(Optional.of("V2")).files();

        assertThat(files).extracting(File::inTransaction).containsExactly(false);
        assertThat(files.getFirst().report().statements())
                .flatExtracting(StatementReport::locks)
                .contains(new LockTaken("stories", "SHARE UPDATE EXCLUSIVE"));
    }

    private DryRun dryRun() {
        return dryRun(MigrationFiles.OF_BUILD);
    }

    private DryRun dryRun(MigrationFiles files) {
        return new DryRun(Workplaces.of(live), scratch.database(), files, Progress.SILENT);
    }

    private String newest() {
        return new Migrator(live.database().dataSource()).status().newest();
    }
}
