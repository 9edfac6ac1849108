package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.narraforge.database.BesideOthers;
import io.narraforge.database.Database;
import io.narraforge.database.Query;
import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.migration.Adopting.Bridging;
import io.narraforge.migration.adoption.AdoptionReport;
import io.narraforge.migration.adoption.AdoptionReport.Outcome;
import io.narraforge.migration.adoption.Variant;
import io.narraforge.problem.ProblemOccurredException;
import io.narraforge.settings.ConnectionSettings;
import io.narraforge.settings.DatabaseSettings;
import io.narraforge.settings.PoolSettings;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Missing indexes and cascades are added by a script, on request, while others are at work. */
@BesideOthers
@Timeout(120)
class BridgingIT {
    @RegisterExtension
    static final TestDatabase LIVE = TestDatabases.empty();

    private final Commands commands = Commands.ofBuild(LIVE);

    @BeforeEach
    void clear() {
        LIVE.execute(LegacyInstallation.NOTHING);
    }

    @Test
    void whatCreateAllMadeIsBridgedOnlyOnRequestAndItsRowsStay() {
        LIVE.execute(LegacyInstallation.B);
        StoredValues before = StoredValues.of(LIVE);

        AdoptionReport shown = commands.adopt(Bridging.SHOWN);

        assertThat(shown.outcome()).isEqualTo(Outcome.BRIDGE_NEEDED);
        assertThat(shown.bridge().orElseThrow().script()).contains("CREATE INDEX CONCURRENTLY idx_jobs_status");
        assertThat(LIVE.queryTexts(LegacyInstallation.MARKS)).isEmpty();

        AdoptionReport bridged = commands.adopt(Bridging.RUN);

        assertThat(bridged.outcome()).isEqualTo(Outcome.ADOPTED);
        assertThat(bridged.variant()).contains(Variant.B);
        assertThat(bridged.sentence()).contains("the bridge was run").doesNotContain("no table was touched");
        assertThat(bridged.proof().orElseThrow().proof())
                .satisfies(proof -> assertThat(proof.fingerprint())
                        .isEqualTo(TestWorkshop.SHARED.v1().fingerprint()))
                .satisfies(proof -> assertThat(proof.remarks())
                        .anyMatch(remark -> remark.endsWith("VALIDATE CONSTRAINT \"FK of Jobs\"")));
        assertThat(commands.told()).contains("CREATE INDEX CONCURRENTLY idx_jobs_status ON public.jobs (status)");
        assertThat(StoredValues.of(LIVE)).isEqualTo(before);
        assertThat(LIVE.queryText("SHOW lock_timeout")).isEqualTo("0");
        assertThat(new Migrator(LIVE.database().dataSource()).migrate()).startsWith("V2");
    }

    @Test
    void aBridgeDoesNotWaitLongForAStrongLockAndGoesOnLater() {
        LIVE.execute(LegacyInstallation.B);
        // CREATE INDEX CONCURRENTLY would wait for the transaction, as it should.
        LIVE.execute(indexesOfV1());

        String message = HeldTables.during(
                LIVE,
                "ROW SHARE",
                () -> assertThatExceptionOfType(ProblemOccurredException.class)
                        .isThrownBy(() -> commands.adopt(Bridging.RUN))
                        .actual()
                        .problem()
                        .message());

        assertThat(message)
                .startsWith("The bridging script stopped at: ALTER TABLE public.artifacts DROP CONSTRAINT")
                .contains("lock timeout")
                .endsWith("run ./narra db adopt --bridge again for the rest");
        assertThat(LIVE.queryTexts("SELECT state FROM narra_history.runs")).containsExactly("failed");
        assertThat(commands.adopt(Bridging.RUN).outcome()).isEqualTo(Outcome.ADOPTED);
    }

    /** It would leave an invalid index, and so would every run after it. */
    @Test
    void aBridgeIsNotEndedByALimitForTheLengthOfStatements() {
        LIVE.execute(LegacyInstallation.B);
        var connection = new ConnectionSettings(
                LIVE.connection().servers(),
                LIVE.connection().database(),
                LIVE.connection().user(),
                LIVE.connection().password(),
                Map.of("options", "-c statement_timeout=1s"));
        var settings = new PoolSettings(4, Duration.ofSeconds(5));

        try (Database limited = Database.open(new DatabaseSettings(connection, settings))) {
            var ofLimited = Commands.with(limited, connection, "none");
            // CREATE INDEX CONCURRENTLY waits for this transaction.
            var reader = CompletableFuture.runAsync(
                    () -> LIVE.execute("BEGIN; SELECT count(*) FROM jobs; SELECT pg_sleep(4); COMMIT"));

            assertThat(ofLimited.adopt(Bridging.RUN).outcome()).isEqualTo(Outcome.ADOPTED);
            reader.join();
            assertThat(limited.<String>run(
                            session -> Query.of("SHOW statement_timeout").one(session, row -> row.getString(1))))
                    .isEqualTo("1s");
        }
    }

    private static String indexesOfV1() {
        return Fixtures.read("legacy/alembic_af4b3ea397a4.sql")
                .lines()
                .filter(line -> line.startsWith("CREATE INDEX"))
                .collect(Collectors.joining("\n"));
    }
}
