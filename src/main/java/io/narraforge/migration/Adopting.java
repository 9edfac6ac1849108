package io.narraforge.migration;

import io.narraforge.database.PostgresWords;
import io.narraforge.migration.adoption.AdoptionReport;
import io.narraforge.migration.adoption.AdoptionReport.Outcome;
import io.narraforge.migration.adoption.Assessment.Adoptable;
import io.narraforge.migration.adoption.Assessment.Bridgeable;
import io.narraforge.migration.adoption.Assessment.Refused;
import io.narraforge.migration.adoption.Bridge;
import io.narraforge.migration.adoption.Examination;
import io.narraforge.migration.adoption.Inspection;
import io.narraforge.migration.adoption.LegacySnapshot;
import io.narraforge.migration.adoption.Rehearsal;
import io.narraforge.migration.adoption.Variant;
import io.narraforge.migration.adoption.Workshop;
import io.narraforge.migration.backup.Progress;
import io.narraforge.migration.history.ExclusiveRun;
import io.narraforge.migration.history.HistorySchema;
import io.narraforge.migration.history.Proof;
import io.narraforge.migration.history.Proofs;
import io.narraforge.migration.history.WorkLock;
import io.narraforge.migration.preflight.Preflight;
import io.narraforge.migration.preflight.Preflight.Plan;
import io.narraforge.migration.preflight.Preflight.Plan.LongTransactions;
import io.narraforge.problem.ProblemOccurredException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes a legacy database over: looks at it, and marks it as being at V1 when it is. Its seven tables are read, and
 * nothing else is done to them, unless the operator asks for the bridge.
 */
public final class Adopting {
    private static final String COMMAND = "db adopt";
    private static final String MIGRATE = "./narra db migrate";

    private final Workplace workplace;
    private final Workshop workshop;
    private final Progress progress;

    public Adopting(Workplace workplace, Workshop workshop, Progress progress) {
        this.workplace = workplace;
        this.workshop = workshop;
        this.progress = progress;
    }

    /** What is done where a bridge is needed. */
    public enum Bridging {
        SHOWN,
        RUN
    }

    /** Looks, and marks the database when nothing stands against it. */
    public AdoptionReport adopt(Bridging bridging) {
        return GuardedChange.alone(workplace, COMMAND, run -> unlessManaged(() -> adopt(run, bridging)));
    }

    /** Looks, and does all of it on a copy; the database stays as it is, and so does its history. */
    public AdoptionReport rehearse() {
        return GuardedChange.alone(
                workplace,
                COMMAND + " --rehearse",
                run -> unlessManaged(() -> LegacySnapshot.take(workplace.database(), this::rehearse)));
    }

    /** Work that is done under the lock. */
    @FunctionalInterface
    private interface Work {
        AdoptionReport report();
    }

    private AdoptionReport unlessManaged(Work work) {
        Optional<HistoryTable> table = workplace.database().run(Adopting::historyTable);
        return table.isPresent() ? managed(table.get()) : work.report();
    }

    private static Optional<HistoryTable> historyTable(Connection session) {
        try {
            return HistoryTable.find(session);
        } catch (SQLException failure) {
            throw PostgresWords.explain("It cannot be told whether the database is managed already", failure);
        }
    }

    private AdoptionReport managed(HistoryTable table) {
        if (!table.isOf(MigrationFiles.OF_BUILD)) {
            return AdoptionReport.of(
                    Outcome.REFUSED,
                    "The schema holds a flyway_schema_history of another application (its first file is %s). NarraForge keeps its own under that name, so both cannot share a schema: move one of them to a database of its own"
                            .formatted(table.example()));
        }
        Optional<Proof.Kept> proof = workplace.database().run(Adopting::proof);
        String version = workplace.database().run(OurSchema::version).orElse("V1");
        if (!table.isAdopted() || proof.isEmpty()) {
            return AdoptionReport.of(
                    Outcome.MANAGED,
                    "Nothing to do: the database is at %s already, by %s; there is no proof of what it was before"
                            .formatted(version, table.isAdopted() ? "a baseline of Flyway" : MIGRATE));
        }
        return AdoptionReport.of(
                        Outcome.MANAGED,
                        "Nothing to do: the database was taken over at %s by %s, as variant %s, and is at %s%s"
                                .formatted(
                                        proof.get().adoptedAt(),
                                        proof.get().role(),
                                        proof.get().proof().variant(),
                                        version,
                                        isNewest(version)
                                                ? ", the newest version"
                                                : "; bring it to the newest version with: " + MIGRATE))
                .withProof(proof.get());
    }

    private boolean isNewest(String version) {
        return version.equals(
                new Migrator(workplace.database().dataSource()).status().newest());
    }

    private static Optional<Proof.Kept> proof(Connection session) throws SQLException {
        return HistorySchema.isReadable(session) ? Proofs.newest(session) : Optional.empty();
    }

    private AdoptionReport adopt(ExclusiveRun run, Bridging bridging) {
        warnOfAnUnfinishedOne();
        AdoptionReport first = examineAnd(examination -> mark(run, examination, Optional.empty()));
        if (first.outcome() != Outcome.BRIDGE_NEEDED || bridging == Bridging.SHOWN) {
            return first;
        }
        Bridge bridge = first.bridge().orElseThrow();
        begin(run);
        workplace.database().run(session -> run(bridge, session));
        AdoptionReport bridged = examineAnd(examination -> mark(run, examination, Optional.of(bridge)));
        return bridged.withBridge(bridge);
    }

    private void warnOfAnUnfinishedOne() {
        workplace
                .database()
                .run(Adopting::proof)
                .ifPresent(proof -> workplace
                        .log()
                        .warn(
                                "An earlier run kept its proof (%s) and was stopped before it marked the database; it is looked at anew"
                                        .formatted(proof.adoptedAt())));
    }

    /** What is found is true until the database is marked: nobody may alter the tables before. */
    private AdoptionReport examineAnd(Function<Examination, AdoptionReport> goOn) {
        return LegacySnapshot.take(workplace.database(), snapshot -> {
            Examination examination = Examination.of(snapshot, workshop, progress);
            return refusal(examination).orElseGet(() -> goOn.apply(examination));
        });
    }

    /** Empty when nothing stands against it. */
    private static Optional<AdoptionReport> refusal(Examination examination) {
        return switch (examination.inspection().assessment()) {
            case Refused refused ->
                Optional.of(AdoptionReport.of(Outcome.REFUSED, refused.reason(), refused.variant(), examination));
            case Bridgeable bridgeable ->
                Optional.of(refusalOfRows(examination, bridgeable.variant())
                        .orElseGet(() -> AdoptionReport.of(
                                Outcome.BRIDGE_NEEDED,
                                "The tables lack indexes or cascades. A script adds them, no row is touched, and"
                                        + " others may read and write meanwhile; read it, then run: ./narra db adopt"
                                        + " --bridge",
                                Optional.of(bridgeable.variant()),
                                examination))
                        .withBridge(bridgeable.bridge()));
            case Adoptable adoptable -> refusalOfRows(examination, adoptable.variant());
        };
    }

    private static Optional<AdoptionReport> refusalOfRows(Examination examination, Variant variant) {
        return examination.isConvertible()
                ? Optional.empty()
                : Optional.of(AdoptionReport.of(
                        Outcome.REFUSED,
                        "The migrations would refuse rows of this database, so nothing is changed. Mend or delete"
                                + " them, then run ./narra db adopt again; docs/adoption.md says how",
                        Optional.of(variant),
                        examination));
    }

    private AdoptionReport mark(ExclusiveRun run, Examination examination, Optional<Bridge> bridge) {
        Variant variant = bridge.isPresent() ? Variant.B : variant(examination);
        begin(run);
        run.requireLock();
        Proof.Kept proof = new AdoptionMark(workplace.database(), run.id())
                .mark(
                        examination.inspection(),
                        examination.proof(
                                variant, bridge.map(Bridge::statements).orElse(List.of())));
        run.note("variant", variant.name());
        run.note("proof", proof.id());
        return AdoptionReport.of(
                        Outcome.ADOPTED,
                        (bridge.isPresent()
                                        ? "The database is taken over: the bridge was run, no row was touched, and V1"
                                                + " is marked as applied."
                                        : "The database is taken over: V1 is marked as applied, and no table was"
                                                + " touched.")
                                + " Go on with: " + MIGRATE,
                        Optional.of(variant),
                        examination)
                .withProof(proof);
    }

    private static Variant variant(Examination examination) {
        return ((Adoptable) examination.inspection().assessment()).variant();
    }

    /** Once a run. */
    private void begin(ExclusiveRun run) {
        if (run.id().isPresent()) {
            return;
        }
        GuardedChange.refuseOrWarn(
                workplace,
                new Preflight(workplace.database())
                        .findings(new Plan(
                                Inspection.tables(),
                                true,
                                Optional.empty(),
                                Optional.empty(),
                                LongTransactions.ACCEPTED)));
        run.begin(Optional.of("V1"));
    }

    private boolean run(Bridge bridge, Connection session) throws SQLException {
        WorkLock.hold(session);
        try {
            bridge.run(session, statement -> workplace.log().tell(statement));
        } catch (ProblemOccurredException stopped) {
            release(session, stopped);
            throw stopped;
        }
        WorkLock.release(session);
        return true;
    }

    /** A session that is lost holds no lock. */
    private static void release(Connection session, ProblemOccurredException stopped) {
        try {
            WorkLock.release(session);
        } catch (SQLException lost) {
            stopped.addSuppressed(lost);
        }
    }

    private AdoptionReport rehearse(Connection snapshot) throws SQLException {
        Examination examination = Examination.of(snapshot, workshop, progress);
        Optional<AdoptionReport> refusal = refusal(examination);
        if (refusal.isPresent() && refusal.get().outcome() == Outcome.REFUSED) {
            return refusal.get();
        }
        Rehearsal rehearsal = new AdoptionRehearsal(workplace, workshop, progress).of(snapshot, examination);
        boolean isKept = rehearsal.findings().isEmpty();
        Optional<Bridge> bridge = refusal.flatMap(AdoptionReport::bridge);
        AdoptionReport report = AdoptionReport.of(
                        isKept ? Outcome.REHEARSED : Outcome.REFUSED,
                        isKept
                                ? "A copy was taken over and migrated, and every row is there as it was. Do it with:"
                                        + " ./narra db adopt"
                                        + (bridge.isPresent() ? " --bridge" : "")
                                : "A copy was taken over, but did not become what it should; the database itself is as"
                                        + " it was",
                        bridge.isPresent() ? Optional.of(Variant.B) : Optional.of(variant(examination)),
                        examination)
                .withRehearsal(rehearsal);
        return bridge.map(report::withBridge).orElse(report);
    }
}
