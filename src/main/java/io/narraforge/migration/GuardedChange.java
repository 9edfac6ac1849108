package io.narraforge.migration;

import io.narraforge.database.Query;
import io.narraforge.migration.Terms.BackupFirst;
import io.narraforge.migration.history.BackupRecord;
import io.narraforge.migration.history.Backups;
import io.narraforge.migration.history.ExclusiveRun;
import io.narraforge.migration.history.HistorySchema;
import io.narraforge.migration.history.Revisions;
import io.narraforge.migration.preflight.PoolerCheck;
import io.narraforge.migration.preflight.Preflight;
import io.narraforge.migration.preflight.Preflight.Plan;
import io.narraforge.migration.preflight.PreflightFinding;
import io.narraforge.migration.preflight.PreflightFinding.Weight;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What every change of the schema begins with: the lock, what earlier runs left, the preflight, the backup. */
final class GuardedChange {
    private final Workplace workplace;
    private final BackupBeforeChange backups;
    private final Terms terms;

    GuardedChange(Workplace workplace, BackupBeforeChange backups, Terms terms) {
        this.workplace = workplace;
        this.backups = backups;
        this.terms = terms;
    }

    /** Works under the lock, after it is known that a lock holds here. */
    <T> T during(String command, Function<ExclusiveRun, T> work) {
        return alone(workplace, command, work);
    }

    /** The same for what has no terms. */
    static <T> T alone(Workplace workplace, String command, Function<ExclusiveRun, T> work) {
        PoolerCheck.refusePooled(workplace.database().dataSource());
        var order = new ExclusiveRun.Order(
                workplace.database(),
                command,
                workplace.settings().lockTimeout(),
                holder -> workplace.log().tell("Waiting for " + holder.words()));
        return ExclusiveRun.during(order, run -> {
            run.interrupted().forEach(earlier -> workplace.log().warn("An earlier run, " + earlier.words()));
            return work.apply(run);
        });
    }

    /**
     * Everything that comes before the first change.
     *
     * @param version that the run is about
     */
    Optional<BackupRecord> prepare(ExclusiveRun run, String version) {
        OurSchema schema = workplace.database().run(OurSchema::read);
        if (schema.version().isPresent() && workplace.database().run(GuardedChange::isWhole)) {
            // Else what drifted would be kept as what the next version made.
            new Readiness(workplace.database(), workplace.connection(), workplace.log()).requireUndrifted();
        }
        boolean backupIsWanted = terms.backup() == BackupFirst.UNLESS_EMPTY;
        refuseOrWarn(
                workplace,
                new Preflight(workplace.database())
                        .findings(new Plan(
                                schema.tables(),
                                schema.isKnown(),
                                Optional.of(workplace.settings().backupFolder()).filter(folder -> backupIsWanted),
                                workplace.serverFolder(),
                                terms.longTransactions())));
        run.begin(Optional.of(version));
        boolean backupIsDue = backupIsWanted && workplace.database().run(session -> holdsRows(session, schema));
        return backupIsDue ? Optional.of(backUp(run)) : Optional.empty();
    }

    /** What is half applied is no version's schema, and may be run again. */
    private static boolean isWhole(Connection session) throws SQLException {
        return !HistorySchema.isReadable(session)
                || Revisions.unfinished(session).isEmpty();
    }

    /** Refuses what stands against a change, all at once, and warns of the rest. */
    static void refuseOrWarn(Workplace workplace, List<PreflightFinding> findings) {
        List<String> refusals = sentences(findings, Weight.REFUSES);
        sentences(findings, Weight.WARNS).forEach(workplace.log()::warn);
        if (!refusals.isEmpty()) {
            throw new ProblemOccurredException(
                    new Problem.CommandFailed("Nothing was changed:\n" + String.join("\n", refusals)));
        }
    }

    private static List<String> sentences(List<PreflightFinding> findings, Weight weight) {
        return findings.stream()
                .filter(finding -> finding.weight() == weight)
                .map(PreflightFinding::sentence)
                .toList();
    }

    private BackupRecord backUp(ExclusiveRun run) {
        BackupRecord backup = backups.make(workplace);
        workplace.database().run(session -> {
            Backups.add(session, backup, run.id());
            return true;
        });
        workplace.log().tell("Made and verified a backup; to go back to it: " + backup.restoreCommand());
        return backup;
    }

    private static boolean holdsRows(Connection session, OurSchema schema) throws SQLException {
        for (String table : schema.tables()) {
            String name = Query.of("SELECT quote_ident(?)", table).one(session, row -> row.getString(1));
            if (Query.of("SELECT EXISTS (SELECT FROM " + name + ")").isTrue(session)) {
                return true;
            }
        }
        return false;
    }
}
