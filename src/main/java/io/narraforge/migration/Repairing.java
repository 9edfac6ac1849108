package io.narraforge.migration;

import io.narraforge.database.Query;
import io.narraforge.migration.RepairOutcome.Repair;
import io.narraforge.migration.history.ExclusiveRun;
import io.narraforge.migration.history.HistorySchema;
import io.narraforge.migration.history.InterruptedRestore;
import io.narraforge.migration.history.Revision;
import io.narraforge.migration.history.Revisions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Brings Flyway's history in line with what is known to be true. Changes no table of ours: a difference in statements is
 * accepted only for a reason, which is kept.
 */
public final class Repairing {
    private static final String REASON_WANTED = "to accept that, say why: ./narra db repair --reason '…'";

    private final Workplace workplace;
    private final GuardedChange change;
    private final MigrationFiles files;
    private final Optional<String> reason;

    public Repairing(Workplace workplace, Optional<String> reason) {
        this(workplace, reason, MigrationFiles.OF_BUILD);
    }

    Repairing(Workplace workplace, Optional<String> reason, MigrationFiles files) {
        this.workplace = workplace;
        // Nothing of ours is touched, so nothing has to be backed up.
        this.change = new GuardedChange(
                workplace,
                nobody -> {
                    throw new IllegalStateException("a repair makes no backup");
                },
                Terms.USUAL);
        this.files = files;
        this.reason = reason;
    }

    public RepairOutcome repair() {
        return change.during("db repair", this::repair);
    }

    private RepairOutcome repair(ExclusiveRun run) {
        var migrator = new Migrator(workplace.database().dataSource(), files, OptionalLong.empty());
        SchemaStatus status = migrator.status();
        return switch (status.condition()) {
            case FAILED -> begun(run, status, () -> removeFailed(status));
            case EDITED -> begun(run, status, () -> acceptEdits(status, migrator));
            case AHEAD ->
                remark("This build has no file of " + String.join(", ", status.concerned())
                        + "; what they did cannot be known here: run the build that has them");
            case UNMANAGED ->
                remark("No version was applied here, so there is nothing to repair; tables of the legacy service are"
                        + " taken over with: ./narra db adopt --rehearse");
            case CURRENT, EMPTY, BEHIND -> acknowledgeRestore();
        };
    }

    private RepairOutcome begun(ExclusiveRun run, SchemaStatus status, Supplier<RepairOutcome> work) {
        run.begin(status.current());
        RepairOutcome outcome = work.get();
        reason.ifPresent(words -> run.note("reason", words));
        run.note(
                "repaired",
                outcome.repairs().stream()
                        .filter(Repair::isMended)
                        .map(Repair::version)
                        .toList());
        return outcome;
    }

    private static RepairOutcome remark(String remark) {
        return new RepairOutcome(List.of(), List.of(remark));
    }

    private RepairOutcome removeFailed(SchemaStatus status) {
        return workplace.database().run(session -> {
            List<String> invalid = InvalidIndexes.find(session);
            var repairs = new ArrayList<Repair>();
            for (String version : status.concerned()) {
                Query.of("DELETE FROM flyway_schema_history WHERE version = ? AND NOT success", version.substring(1))
                        .execute(session);
                repairs.add(new Repair(
                        version, true, Optional.empty(), "is forgotten as failed. " + whatItMayHaveLeft(invalid)));
            }
            return new RepairOutcome(repairs, List.of());
        });
    }

    private static String whatItMayHaveLeft(List<String> invalid) {
        String left = "What it did before it failed is still there, for it runs outside of a transaction";
        return left
                + (invalid.isEmpty()
                        ? ""
                        : "; these indexes were not built to their end: " + String.join(", ", invalid))
                + ". Its file is run again by: ./narra db migrate";
    }

    private RepairOutcome acceptEdits(SchemaStatus status, Migrator migrator) {
        return workplace.database().run(session -> {
            var repairs = new ArrayList<Repair>();
            for (String version : status.concerned()) {
                repairs.add(acceptEdit(session, version, migrator));
            }
            return new RepairOutcome(repairs, List.of());
        });
    }

    private Repair acceptEdit(Connection session, String version, Migrator migrator) throws SQLException {
        Migrator.PackedVersion packed = migrator.packed(version);
        Optional<StatementDifference> difference = appliedText(session, version)
                .map(applied -> StatementDifference.between(applied, files.text(packed.script())));
        boolean isOnlyWording = difference.isPresent() && difference.get().isNone();
        if (!isOnlyWording && reason.isEmpty()) {
            return new Repair(version, false, difference, explanation(difference) + "; " + REASON_WANTED);
        }
        Query.of(
                        "UPDATE flyway_schema_history SET checksum = ? WHERE version = ?",
                        packed.checksum(),
                        version.substring(1))
                .execute(session);
        return new Repair(version, true, difference, explanation(difference) + "; the file counts as applied now");
    }

    private static Optional<String> appliedText(Connection session, String version) throws SQLException {
        return HistorySchema.isReadable(session)
                ? Revisions.thatApplied(session, version).map(Revision::text)
                : Optional.empty();
    }

    private static String explanation(Optional<StatementDifference> difference) {
        if (difference.isEmpty()) {
            return "was applied by a build that kept no text, so what is different cannot be shown";
        }
        return difference.get().isNone()
                ? "differs in comments and white space only"
                : "was applied with other statements than its file has now";
    }

    private RepairOutcome acknowledgeRestore() {
        Optional<InterruptedRestore> restore = workplace.database().run(InterruptedRestore::find);
        if (restore.isEmpty()) {
            return new RepairOutcome(List.of(), List.of());
        }
        if (reason.isEmpty()) {
            return remark(restore.get().words()
                    + "; restore again, or, to go on without, say why: ./narra db repair --reason '…'");
        }
        workplace.database().run(session -> {
            restore.get().acknowledge(session, reason.get());
            return true;
        });
        workplace.log().tell("Acknowledged: " + restore.get().words());
        return new RepairOutcome(List.of(), List.of());
    }
}
