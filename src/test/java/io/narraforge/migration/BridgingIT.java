package io.narraforge.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.narraforge.database.TestDatabase;
import io.narraforge.database.TestDatabases;
import io.narraforge.migration.Adopting.Bridging;
import io.narraforge.migration.adoption.AdoptionReport;
import io.narraforge.migration.adoption.AdoptionReport.Outcome;
import io.narraforge.migration.adoption.Variant;
import io.narraforge.migration.adoption.Workshop;
import io.narraforge.migration.backup.Progress;
import io.narraforge.problem.ProblemOccurredException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Missing indexes and cascades are added by a script, on request, while others are at work. */
@Timeout(120)
class BridgingIT {
    private static final Workshop WORKSHOP = new TestWorkshop();

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

        AdoptionReport shown = adopt(Bridging.SHOWN);

        assertThat(shown.outcome()).isEqualTo(Outcome.BRIDGE_NEEDED);
        assertThat(shown.bridge().orElseThrow().script()).contains("CREATE INDEX CONCURRENTLY idx_jobs_status");
        assertThat(LIVE.queryTexts(LegacyInstallation.MARKS)).isEmpty();

        AdoptionReport bridged = adopt(Bridging.RUN);

        assertThat(bridged.outcome()).isEqualTo(Outcome.ADOPTED);
        assertThat(bridged.variant()).contains(Variant.B);
        assertThat(bridged.proof().orElseThrow().proof())
                .satisfies(proof ->
                        assertThat(proof.fingerprint()).isEqualTo(WORKSHOP.v1().fingerprint()))
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
                        .isThrownBy(() -> adopt(Bridging.RUN))
                        .actual()
                        .problem()
                        .message());

        assertThat(message)
                .startsWith("The bridging script stopped at: ALTER TABLE public.artifacts DROP CONSTRAINT")
                .contains("lock timeout")
                .endsWith("run ./narra db adopt --bridge again for the rest");
        assertThat(LIVE.queryTexts("SELECT state FROM narra_history.runs")).containsExactly("failed");
        assertThat(adopt(Bridging.RUN).outcome()).isEqualTo(Outcome.ADOPTED);
    }

    private static String indexesOfV1() {
        return Fixtures.read("legacy/alembic_af4b3ea397a4.sql")
                .lines()
                .filter(line -> line.startsWith("CREATE INDEX"))
                .collect(Collectors.joining("\n"));
    }

    private AdoptionReport adopt(Bridging bridging) {
        return new Adopting(commands.workplace(), WORKSHOP, Progress.SILENT).adopt(bridging);
    }
}
