package io.narraforge.migration;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.migration.adoption.Assessment;
import io.narraforge.migration.adoption.Assessment.Adoptable;
import io.narraforge.migration.adoption.Assessment.Bridgeable;
import io.narraforge.migration.adoption.Assessment.Refused;
import io.narraforge.migration.adoption.Inspection;
import io.narraforge.migration.adoption.Variant;
import io.narraforge.migration.catalog.CatalogDifference.Finding;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The variants are told apart by what is there. */
class LegacyInspectionIT {
    private static final String EMPTY = "DROP SCHEMA public CASCADE; CREATE SCHEMA public;";

    @RegisterExtension
    static final TestDatabase LIVE = TestDatabases.empty();

    @BeforeEach
    void clear() {
        LIVE.execute("DROP SCHEMA IF EXISTS app CASCADE;" + EMPTY);
    }

    @Test
    void theReferenceIsAdoptableWhateverTheNamesAndTheOrderOfColumns() {
        LIVE.execute(LegacyInstallation.A + """
            ALTER INDEX idx_jobs_status RENAME TO ix_jobs_status;
            ALTER TABLE worlds RENAME CONSTRAINT worlds_name_key TO uq_worlds_name;
            ALTER TABLE timelines DROP COLUMN world_id,
                ADD COLUMN world_id uuid NOT NULL DEFAULT '00000000-0000-4000-8000-000000000001' REFERENCES worlds ON DELETE CASCADE;
            ALTER TABLE timelines ALTER world_id DROP DEFAULT;
            CREATE INDEX ON timelines (world_id);
            """);

        Inspection inspection = inspect();

        assertThat(inspection.assessment()).isInstanceOfSatisfying(Adoptable.class, adoptable -> {
            assertThat(adoptable.variant()).isEqualTo(Variant.A);
            assertThat(adoptable.remarks())
                    .anyMatch(remark -> remark.contains("ix_jobs_status"))
                    .anyMatch(remark -> remark.contains("uq_worlds_name"))
                    .anyMatch(remark -> remark.contains("columns of table timelines"))
                    .contains("alembic_version stays as it is, at af4b3ea397a4");
        });
        assertThat(inspection.alembicVersion()).contains("af4b3ea397a4");
        assertThat(inspection.legacy().fingerprint())
                .isEqualTo(TestWorkshop.SHARED.v1().fingerprint());
    }

    @Test
    void withoutAlembicsTableOrWithAnEmptyOneItIsC() {
        LIVE.execute(LegacyInstallation.C);
        assertThat(adoptable(inspect()).variant()).isEqualTo(Variant.C);
        assertThat(inspect().alembicVersion()).isEmpty();

        LIVE.execute(LegacyInstallation.D);
        assertThat(adoptable(inspect()).variant()).isEqualTo(Variant.C);
        assertThat(adoptable(inspect()).remarks()).contains("alembic_version is there and empty; it stays as it is");
    }

    @Test
    void whatCreateAllMadeIsShownAScriptThatMakesItsCatalogEqual() {
        LIVE.execute(LegacyInstallation.B + "CREATE INDEX my_own ON jobs (created_at);");

        assertThat(inspect().assessment()).isInstanceOfSatisfying(Bridgeable.class, bridgeable -> {
            assertThat(bridgeable.variant()).isEqualTo(Variant.B);
            assertThat(bridgeable.differences()).hasSize(11);
            assertThat(bridgeable.bridge().statements())
                    .startsWith(
                            "SET statement_timeout = 0",
                            "SET lock_timeout = 0",
                            "CREATE INDEX CONCURRENTLY idx_jobs_status ON public.jobs (status)",
                            "CREATE INDEX CONCURRENTLY idx_artifacts_job_id ON public.artifacts (job_id)")
                    .contains(
                            "ALTER TABLE public.artifacts DROP CONSTRAINT \"FK of Jobs\", ADD CONSTRAINT \"FK of Jobs\""
                                    + " FOREIGN KEY (job_id) REFERENCES public.jobs (id) ON DELETE CASCADE NOT VALID",
                            "ALTER TABLE public.artifacts VALIDATE CONSTRAINT \"FK of Jobs\"")
                    .endsWith("RESET lock_timeout", "RESET statement_timeout")
                    .hasSize(21);
        });
    }

    @Test
    void aBridgeHasWhatAnInterruptedOneHasLeftToDo() {
        LIVE.execute(LegacyInstallation.B);
        List<String> statements = bridgeable(inspect()).bridge().statements();
        LIVE.execute(statements.get(2).replace("CONCURRENTLY ", ""));
        LIVE.execute(statements.get(4).replace("CONCURRENTLY ", ""));
        LIVE.execute("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'idx_artifacts_job_id'::regclass");
        LIVE.execute(statements.get(10));

        List<String> rest = bridgeable(inspect()).bridge().statements();

        assertThat(rest)
                .containsSubsequence(
                        "DROP INDEX CONCURRENTLY IF EXISTS public.idx_artifacts_job_id",
                        "CREATE INDEX CONCURRENTLY idx_artifacts_job_id ON public.artifacts (job_id)",
                        "ALTER TABLE public.artifacts VALIDATE CONSTRAINT \"FK of Jobs\"")
                .doesNotContain(statements.get(2), statements.get(10))
                .hasSize(21);
        for (String statement : rest) {
            LIVE.execute(statement);
        }
        assertThat(adoptable(inspect()).variant()).isEqualTo(Variant.C);
    }

    @Test
    void aTakenNameOfAnIndexIsNoObstacle() {
        LIVE.execute(LegacyInstallation.B + "CREATE INDEX idx_jobs_status ON jobs (status, created_at);");

        // The index of that name is one too many, so no bridge leads to V1; without the other one it does.
        assertThat(inspect().assessment()).isInstanceOf(Refused.class);
        LIVE.execute("DROP INDEX idx_jobs_status; CREATE TABLE idx_jobs_status (n int)");
        assertThat(bridgeable(inspect()).bridge().statements())
                .contains("CREATE INDEX CONCURRENTLY ON public.jobs (status)");
    }

    @Test
    void anEmptyAlembicVersionAloneIsRefusedWithWhatToDo() {
        LIVE.execute(LegacyInstallation.D);

        Refused refused = refused(inspect());

        assertThat(refused.variant()).contains(Variant.D);
        assertThat(refused.reason())
                .contains("no row to take over")
                .contains("DROP TABLE public.alembic_version")
                .endsWith("./narra db migrate");
        LIVE.execute("DROP TABLE public.alembic_version");
        assertThat(new Migrator(LIVE.database().dataSource()).migrate()).startsWith("V1");
    }

    @Test
    void aLaterRevisionKeepsItsTableAndItsExtensionWhichAreNamed() {
        LIVE.execute(LegacyInstallation.E);

        Inspection inspection = inspect();

        assertThat(adoptable(inspection).variant()).isEqualTo(Variant.E);
        assertThat(adoptable(inspection).remarks())
                .contains(
                        "The table embeddings is not of the legacy service; it is left alone",
                        "The extension hstore is left alone",
                        "alembic_version stays as it is, at 432e6dee00aa");
        assertThat(inspection.others()).hasToString("[table embeddings]");
        LIVE.execute("DROP EXTENSION hstore CASCADE");
    }

    @Test
    void aSuccessorWithTheSameNamesIsRefusedWithEveryDifference() {
        LIVE.execute(LegacyInstallation.F);

        Refused refused = refused(inspect());

        assertThat(refused.variant()).contains(Variant.F);
        assertThat(refused.differences().stream().map(Finding::subject))
                .containsExactlyInAnyOrder(
                        "column jobs.budget_limit",
                        "column worlds.job_id",
                        "constraint worlds_job_id_fkey of table worlds");
        assertThat(refused.differences())
                .filteredOn(finding -> finding.subject().equals("column jobs.budget_limit"))
                .first()
                .satisfies(finding -> assertThat(finding.actual().getFirst()).contains("double precision"));
    }

    @Test
    void anythingElseThatIsDifferentIsRefusedEvenWhereTheVariantIsNearlyB() {
        LIVE.execute(LegacyInstallation.B + """
            ALTER TABLE jobs ALTER genre DROP NOT NULL, ALTER inspiration SET DEFAULT '', ALTER type TYPE text;
            ALTER TABLE timelines DROP CONSTRAINT timelines_world_id_fkey,
                ADD FOREIGN KEY (world_id) REFERENCES worlds ON DELETE SET NULL;
            CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TRIGGER t BEFORE INSERT ON worlds FOR EACH ROW EXECUTE FUNCTION f();
            """);

        assertThat(refused(inspect()).differences().stream().map(Finding::subject))
                .contains(
                        "column jobs.genre",
                        "column jobs.inspiration",
                        "column jobs.type",
                        "constraint timelines_world_id_fkey of table timelines",
                        "trigger t of table worlds");
    }

    @Test
    void aMissingTableIsADifference() {
        LIVE.execute(LegacyInstallation.A + "DROP TABLE timelines");

        assertThat(refused(inspect()).differences().stream().map(Finding::subject))
                .containsExactly("table timelines");
    }

    @Test
    void aRevisionThatThisBuildDoesNotKnowIsRefusedThoughTheTablesAreEqual() {
        LIVE.execute(LegacyInstallation.A + "UPDATE alembic_version SET version_num = 'deadbeef0000'");

        Refused refused = refused(inspect());

        assertThat(refused.reason())
                .startsWith("alembic_version says deadbeef0000; this build knows af4b3ea397a4 and 432e6dee00aa");
        assertThat(refused.differences()).isEmpty();

        LIVE.execute("INSERT INTO alembic_version VALUES ('af4b3ea397a4')");
        assertThat(refused(inspect()).reason()).startsWith("alembic_version says af4b3ea397a4 and deadbeef0000;");
    }

    @Test
    void anEmptyDatabaseAndOneOfSomebodyElseAndOneWithoutItsTablesAreNotLegacy() {
        assertThat(refused(inspect()).reason())
                .startsWith("The database is empty, so there is nothing to adopt")
                .endsWith("./narra db migrate");

        LIVE.execute("CREATE TABLE customers (id int); CREATE VIEW v AS SELECT * FROM customers");
        assertThat(refused(inspect()).reason()).contains("something else (table customers, view v)");

        LIVE.execute(EMPTY + LegacyInstallation.D + "INSERT INTO alembic_version VALUES ('af4b3ea397a4')");
        assertThat(refused(inspect()).reason())
                .startsWith("alembic_version says af4b3ea397a4, but none of the legacy tables is there");
    }

    @Test
    void tablesInAnotherSchemaAreRefusedWithWords() {
        LIVE.execute("CREATE SCHEMA app; SET search_path = app;" + LegacyInstallation.A + "RESET search_path");

        assertThat(refused(inspect()).reason())
                .contains("app.jobs")
                .contains("none of the legacy tables")
                .endsWith("run ./narra db adopt again");
        assertThat(refused(LIVE.database().run(session -> {
                            session.setSchema("app");
                            try {
                                return Inspection.of(session, TestWorkshop.SHARED);
                            } finally {
                                session.setSchema("public");
                            }
                        }))
                        .reason())
                .startsWith("This session works in the schema app, and NarraForge's migrations work in public alone");
    }

    private static Inspection inspect() {
        return LIVE.database().run(session -> Inspection.of(session, TestWorkshop.SHARED));
    }

    private static Adoptable adoptable(Inspection inspection) {
        return of(inspection, Adoptable.class);
    }

    private static Bridgeable bridgeable(Inspection inspection) {
        return of(inspection, Bridgeable.class);
    }

    private static Refused refused(Inspection inspection) {
        return of(inspection, Refused.class);
    }

    private static <T extends Assessment> T of(Inspection inspection, Class<T> kind) {
        return assertThat(inspection)
                .extracting(Inspection::assessment, as(type(kind)))
                .actual();
    }
}
