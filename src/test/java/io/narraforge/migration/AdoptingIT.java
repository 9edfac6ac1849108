package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.migration.Adopting.Bridging;
import io.narraforge.migration.SchemaStatus.Condition;
import io.narraforge.migration.adoption.AdoptionReport;
import io.narraforge.migration.adoption.AdoptionReport.Outcome;
import io.narraforge.migration.adoption.ColumnFindings;
import io.narraforge.migration.adoption.Variant;
import io.narraforge.migration.backup.Progress;
import io.narraforge.migration.history.Proof;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A legacy database is taken over without a touch, or left as it is. */
@Timeout(120)
class AdoptingIT {
    @RegisterExtension
    static final TestDatabase LIVE = TestDatabases.empty();

    private final Commands commands = Commands.ofBuild(LIVE);

    @BeforeEach
    void clear() {
        LIVE.execute(LegacyInstallation.NOTHING);
    }

    @Test
    void theReferenceIsMarkedAsV1WithItsProofAndMigratesFromThere() {
        LIVE.execute(LegacyInstallation.A);
        StoredValues before = StoredValues.of(LIVE);

        AdoptionReport report = commands.adopt();

        assertThat(report.outcome()).isEqualTo(Outcome.ADOPTED);
        assertThat(report.variant()).contains(Variant.A);
        SchemaStatus status = new Migrator(LIVE.database().dataSource()).status();
        assertThat(status.condition()).isEqualTo(Condition.BEHIND);
        assertThat(status.current()).contains("V1");
        Proof proof = report.proof().orElseThrow().proof();
        assertThat(proof.alembicVersion()).contains("af4b3ea397a4");
        assertThat(proof.rowCounts()).hasSize(7).containsEntry("worlds", 24L).containsEntry("jobs", 5L);
        assertThat(proof.checksums()).hasSize(7);
        assertThat(LIVE.queryText("""
            SELECT concat_ws(' ', variant, fingerprint, row_counts ->> 'worlds', checksums ->> 'jobs', role)
            FROM narra_history.proofs WHERE adopted_at > now() - interval '1 minute'
            """))
                .isEqualTo("A %s 24 %s narraforge"
                        .formatted(
                                TestWorkshop.SHARED.v1().fingerprint(),
                                proof.checksums().get("jobs")));
        assertThat(LIVE.queryText("SELECT concat_ws(' ', command, state, version, detail ->> 'variant')"
                        + " FROM narra_history.runs"))
                .isEqualTo("db adopt done V1 A");

        assertThat(new Migrator(LIVE.database().dataSource()).migrate()).startsWith("V2", "V3");
        assertThat(StoredValues.of(LIVE).byPlace())
                .containsExactlyInAnyOrderEntriesOf(before.converted().byPlace());
        assertThat(LIVE.queryText("SELECT version_num FROM alembic_version")).isEqualTo("af4b3ea397a4");
    }

    @Test
    void nothingOfTheSevenTablesIsTouchedNotEvenTheirCatalogRows() {
        LIVE.execute(LegacyInstallation.A);
        List<@Nullable String> before = everythingOfTheTables();

        assertThat(commands.adopt().outcome()).isEqualTo(Outcome.ADOPTED);

        assertThat(everythingOfTheTables()).isEqualTo(before).hasSizeGreaterThan(150);
    }

    @Test
    void itAsksForNoLockThatAnythingButAlteringTheTablesWouldWaitFor() {
        LIVE.execute(LegacyInstallation.A);

        AdoptionReport report = HeldTables.during(LIVE, "EXCLUSIVE", commands::adopt);

        assertThat(report.outcome()).isEqualTo(Outcome.ADOPTED);
    }

    @Test
    void aSessionThatTheServerEndsMeanwhileIsADatabaseThatIsNotThereAndNoFaultOfOurs() {
        LIVE.execute(LegacyInstallation.A);
        Progress executioner = (activity, rows, all) -> LIVE.execute("""
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL
            """);

        assertThatExceptionOfType(ProblemOccurredException.class)
                .isThrownBy(() -> commands.adopting(executioner).adopt(Bridging.SHOWN))
                .satisfies(failure -> assertThat(failure.problem()).isInstanceOf(Problem.Unavailable.class));
        assertThat(LIVE.queryTexts(LegacyInstallation.MARKS)).isEmpty();
    }

    @Test
    void aVariantWithoutAlembicAndOneWithATableOfItsOwnAreTakenOverAsTheyStand() {
        LIVE.execute(LegacyInstallation.C);
        AdoptionReport withoutAlembic = commands.adopt();
        assertThat(withoutAlembic.variant()).contains(Variant.C);
        assertThat(withoutAlembic.proof().orElseThrow().proof().alembicVersion())
                .isEmpty();

        clear();
        LIVE.execute(LegacyInstallation.E);
        AdoptionReport withATable = commands.adopt();
        assertThat(withATable.variant()).contains(Variant.E);
        assertThat(LIVE.queryText("SELECT concat_ws(' | ', objects, others) FROM narra_history.revisions"))
                .contains("TABLE jobs")
                .endsWith(" | [\"TABLE embeddings\"]");
        assertThat(new Migrator(LIVE.database().dataSource()).migrate()).startsWith("V2");
        assertThat(LIVE.queryText("SELECT count(*) FROM embeddings WHERE embedding -> 'a' = '1'"))
                .isEqualTo("5");
        assertThat(LIVE.queryText("SELECT others FROM narra_history.revisions ORDER BY id DESC LIMIT 1"))
                .isEqualTo("[\"TABLE embeddings\"]");
    }

    @Test
    void whatIsRefusedIsLeftAsItIs() {
        for (String script : List.of(LegacyInstallation.D, LegacyInstallation.F)) {
            clear();
            LIVE.execute(script);
            assertThat(commands.adopt().outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(commands.adopt(Bridging.RUN).outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(LIVE.queryTexts(LegacyInstallation.MARKS)).isEmpty();
        }
    }

    @Test
    void rowsThatTheMigrationsWouldRefuseAreListedAndNothingIsMarked() {
        LIVE.execute(LegacyInstallation.A + Fixtures.read("legacy/refused-rows.sql"));

        AdoptionReport report = commands.adopt();

        assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(report.variant()).contains(Variant.A);
        assertThat(report.examination()
                        .orElseThrow()
                        .data()
                        .orElseThrow()
                        .refused()
                        .mapToLong(ColumnFindings::count)
                        .sum())
                .isEqualTo(67);
        assertThat(LIVE.queryTexts(LegacyInstallation.MARKS)).isEmpty();
    }

    @Test
    void aSecondRunHasNothingToDoAndShowsTheProof() {
        LIVE.execute(LegacyInstallation.A);
        AdoptionReport first = commands.adopt();

        AdoptionReport second = commands.adopt();

        assertThat(second.outcome()).isEqualTo(Outcome.MANAGED);
        assertThat(second.sentence())
                .contains("as variant A")
                .contains("is at V1")
                .endsWith("./narra db migrate");
        assertThat(second.proof()).isEqualTo(first.proof());
        new Migrator(LIVE.database().dataSource()).migrate();
        assertThat(commands.adopt().sentence()).contains("as variant A").endsWith("and is at V8, the newest version");
        assertThat(LIVE.queryText("SELECT count(*) FROM narra_history.proofs")).isEqualTo("1");
    }

    @Test
    void aDatabaseThatOurMigrationsMadeHasNothingToTakeOver() {
        new Migrator(LIVE.database().dataSource()).migrate();

        assertThat(commands.adopt().outcome()).isEqualTo(Outcome.MANAGED);
        assertThat(commands.adopt().sentence())
                .contains("by ./narra db migrate")
                .contains("no proof");
    }

    @Test
    void aFlywayHistoryOfAnotherApplicationIsRefused() {
        for (String script : List.of("V1__customers.sql", "V2__customers.sql")) {
            clear();
            LIVE.execute(LegacyInstallation.A + """
                CREATE TABLE flyway_schema_history (installed_rank int PRIMARY KEY, version varchar(50),
                    description varchar(200) NOT NULL, type varchar(20) NOT NULL, script varchar(1000) NOT NULL,
                    checksum int, installed_by varchar(100) NOT NULL, installed_on timestamp NOT NULL DEFAULT now(),
                    execution_time int NOT NULL, success boolean NOT NULL);
                INSERT INTO flyway_schema_history VALUES
                    (1, '1', 'x', 'BASELINE', '<< x >>', NULL, 'x', now(), 0, true),
                    (2, '2', 'x', 'SQL', '%s', 1, 'x', now(), 0, true);
                """.formatted(script));

            assertThat(commands.adopt().outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(commands.adopt().sentence()).contains("flyway_schema_history of another application");
            assertThat(LIVE.queryText("SELECT count(*) FROM flyway_schema_history"))
                    .isEqualTo("2");
        }
        LIVE.execute("DROP TABLE flyway_schema_history; CREATE TABLE flyway_schema_history (note text)");
        assertThat(commands.adopt().outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void ofTwoAtOnceOneMarksAndTheOtherWaitsAndSees() {
        LIVE.execute(LegacyInstallation.A);
        TestWorkshop.SHARED.v1();

        var other = CompletableFuture.supplyAsync(commands::adopt);
        AdoptionReport one = commands.adopt();

        assertThat(List.of(one.outcome(), other.join().outcome()))
                .containsExactlyInAnyOrder(Outcome.ADOPTED, Outcome.MANAGED);
        assertThat(LIVE.queryText("SELECT count(*) FROM narra_history.proofs")).isEqualTo("1");
        assertThat(LIVE.queryText("SELECT count(*) FROM flyway_schema_history")).isEqualTo("1");
    }

    /** Rows with their places and versions, the tables' files, and all that the catalog has of them, versions included. */
    private static List<@Nullable String> everythingOfTheTables() {
        String rows = StoredValues.TABLES.stream()
                .map("SELECT concat_ws(' ', '%1$s', ctid, xmin, xmax, %1$s::text) FROM %1$s"::formatted)
                .collect(Collectors.joining(" UNION ALL ", "", " UNION ALL "));
        return LIVE.queryTexts(rows + """
            SELECT concat_ws(' ', pg_class.xmin, pg_class.ctid, pg_class.oid, relfilenode, to_jsonb(pg_class) - 'relpages'
                - 'reltuples' - 'relallvisible' - 'relhastriggers')
            FROM pg_class LEFT JOIN pg_index ON indexrelid = pg_class.oid
            WHERE coalesce(indrelid, pg_class.oid) IN (SELECT unnest('{%1$s}'::regclass[]))
            UNION ALL
            SELECT concat_ws(' ', xmin, ctid, to_jsonb(pg_attribute)) FROM pg_attribute
            WHERE attrelid IN (SELECT unnest('{%1$s}'::regclass[]))
            UNION ALL
            SELECT concat_ws(' ', xmin, ctid, to_jsonb(pg_constraint)) FROM pg_constraint
            WHERE conrelid IN (SELECT unnest('{%1$s}'::regclass[]))
            UNION ALL
            SELECT concat_ws(' ', xmin, ctid, to_jsonb(pg_trigger)) FROM pg_trigger
            WHERE tgrelid IN (SELECT unnest('{%1$s}'::regclass[]))
            ORDER BY 1
            """.formatted(String.join(",", StoredValues.TABLES)));
    }
}
