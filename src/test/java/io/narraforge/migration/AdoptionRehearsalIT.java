package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.narraforge.database.BesideOthers;
import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.migration.adoption.AdoptionReport;
import io.narraforge.migration.adoption.AdoptionReport.Outcome;
import io.narraforge.migration.adoption.Rehearsal;
import io.narraforge.migration.backup.Progress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** All of it on a copy first; the live database is as it was. */
@BesideOthers
@Timeout(120)
class AdoptionRehearsalIT {
    @RegisterExtension
    static final TestDatabase LIVE = TestDatabases.empty();

    private final Commands commands = Commands.ofBuild(LIVE);

    @BeforeEach
    void clear() {
        LIVE.execute(LegacyInstallation.NOTHING);
    }

    @Test
    void everyTableIsComparedAndEveryVersionTimedAndTheLiveDatabaseIsAsItWas() {
        LIVE.execute(LegacyInstallation.E);
        StoredValues values = StoredValues.of(LIVE);
        List<@Nullable String> catalog = catalogOfEverything();

        AdoptionReport report = commands.rehearseAdoption();

        assertThat(report.outcome()).isEqualTo(Outcome.REHEARSED);
        assertThat(report.sentence()).endsWith("Do it with: ./narra db adopt");
        Rehearsal rehearsal = report.rehearsal().orElseThrow();
        assertThat(rehearsal.versions().stream().map(Rehearsal.Version::version))
                .containsExactly("V2", "V3", "V4", "V5", "V6", "V7", "V8");
        assertThat(rehearsal.tables()).hasSize(7).allMatch(Rehearsal.Table::isKept);
        assertThat(rehearsal.tables().stream()
                        .map(table -> table.name() + " " + table.live().rows()))
                .contains("worlds 24", "jobs 5", "cost_snapshots 4");
        assertThat(StoredValues.of(LIVE)).isEqualTo(values);
        assertThat(catalogOfEverything()).isEqualTo(catalog);
    }

    @Test
    void aBridgeIsRunOnTheCopyAloneAndShown() {
        LIVE.execute(LegacyInstallation.B);
        List<@Nullable String> catalog = catalogOfEverything();

        AdoptionReport report = commands.rehearseAdoption();

        assertThat(report.outcome()).isEqualTo(Outcome.REHEARSED);
        assertThat(report.bridge()).isPresent();
        assertThat(report.sentence()).endsWith("./narra db adopt --bridge");
        assertThat(catalogOfEverything()).isEqualTo(catalog);
    }

    @Test
    void whatSomebodyElseHungOnTheTablesIsMetOnTheCopyAndNotInEarnest() {
        LIVE.execute(LegacyInstallation.A + "CREATE VIEW open_jobs AS SELECT id, constraints FROM jobs;");

        AdoptionReport report = commands.rehearseAdoption();

        assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(report.rehearsal().orElseThrow().findings())
                .singleElement()
                .asString()
                .startsWith("Migration V2 (V2__typed_columns.sql, line ")
                .contains("view open_jobs depends on column");
        assertThat(report.rehearsal().orElseThrow().tables())
                .hasSize(7)
                .allMatch(table -> table.migrated().isEmpty());
        assertThat(LIVE.queryText("SELECT to_regclass('flyway_schema_history')"))
                .isNull();
    }

    @Test
    void whatReachesIntoAnotherSchemaIsLeftOutOfTheCopyAndThatIsSaid() {
        LIVE.execute(LegacyInstallation.A + """
            DROP SCHEMA IF EXISTS reports CASCADE;
            CREATE SCHEMA reports;
            CREATE TABLE reports.days (day date PRIMARY KEY);
            CREATE TABLE plans (id integer, day date REFERENCES reports.days, kind integer);
            CREATE VIEW days AS SELECT day FROM reports.days;
            """);

        AdoptionReport report = commands.rehearseAdoption();

        assertThat(report.outcome()).isEqualTo(Outcome.REHEARSED);
        assertThat(report.rehearsal().orElseThrow().tables()).hasSize(7).allMatch(Rehearsal.Table::isKept);
        assertThat(report.rehearsal().orElseThrow().remarks())
                .singleElement()
                .asString()
                .contains("reports", "does not exist");
        LIVE.execute("DROP SCHEMA reports CASCADE");
    }

    @Test
    void aViewOfAnotherSchemaThatNoCopyMeetsIsFoundWhereItStandsInTheWay() {
        LIVE.execute(LegacyInstallation.A + """
            DROP SCHEMA IF EXISTS reports CASCADE;
            CREATE SCHEMA reports;
            CREATE VIEW reports.harmless AS SELECT id, status FROM jobs;
            CREATE MATERIALIZED VIEW reports."Days" AS SELECT created_at::date, cost_usd FROM cost_snapshots;
            """);

        AdoptionReport report = commands.rehearseAdoption();

        assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(report.rehearsal().orElseThrow().tables()).allMatch(Rehearsal.Table::isKept);
        assertThat(report.rehearsal().orElseThrow().findings())
                .singleElement()
                .asString()
                .startsWith("The materialized view reports.\"Days\" reads cost_snapshots.cost_usd,"
                        + " cost_snapshots.created_at, of which V2 changes the type");
        assertThat(report.remarks())
                .containsAll(report.rehearsal().orElseThrow().findings());
        LIVE.execute("DROP SCHEMA reports CASCADE");
    }

    @Test
    void rowsThatTheMigrationsWouldRefuseEndItBeforeAnythingIsCopied() {
        LIVE.execute(LegacyInstallation.A + "UPDATE jobs SET type = 'epic' WHERE id::text LIKE '%31'");

        AdoptionReport report = commands.rehearseAdoption();

        assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(report.rehearsal()).isEmpty();
        assertThat(report.examination().orElseThrow().data().orElseThrow().refused())
                .singleElement()
                .satisfies(column -> assertThat(column.place()).isEqualTo("jobs.type"));
    }

    @Test
    void rowsWrittenMeanwhileAreOfNoConcern() {
        LIVE.execute(LegacyInstallation.A);
        var told = new ArrayList<String>();
        Progress writer = (activity, rows, all) -> {
            if (activity.startsWith("copying") && told.add(activity)) {
                LIVE.execute("INSERT INTO worlds SELECT gen_random_uuid(), gen_random_uuid()::text, rules, geography,"
                        + " history, themes, 1, '', now(), now() FROM worlds LIMIT 1");
            }
        };

        AdoptionReport report = commands.adopting(writer).rehearse();

        assertThat(report.outcome()).isEqualTo(Outcome.REHEARSED);
        assertThat(told).isNotEmpty();
    }

    @Test
    void theRehearsalSaysOfADatabaseThatIsManagedWhatAdoptSays() {
        LIVE.execute(LegacyInstallation.C);
        commands.adopt();

        assertThat(commands.rehearseAdoption().outcome()).isEqualTo(Outcome.MANAGED);
    }

    /** With the versions of its rows: nothing may have been made and dropped, or written and taken back. */
    private static List<@Nullable String> catalogOfEverything() {
        return LIVE.queryTexts("""
            SELECT concat_ws(' ', 'class', xmin, ctid, oid, relname) FROM pg_class WHERE oid >= 16384
            UNION ALL SELECT concat_ws(' ', 'function', xmin, ctid, proname) FROM pg_proc WHERE oid >= 16384
            UNION ALL SELECT concat_ws(' ', 'schema', xmin, ctid, nspname) FROM pg_namespace
            UNION ALL SELECT concat_ws(' ', 'constraint', xmin, ctid, conname) FROM pg_constraint WHERE oid >= 16384
            ORDER BY 1
            """);
    }
}
