package io.narraforge.migration;

import io.narraforge.migration.history.BackupRecord;
import io.narraforge.migration.history.ExclusiveRun;
import io.narraforge.migration.history.InterruptedRun;
import io.narraforge.problem.Excerpt;
import io.narraforge.problem.Problem;
import io.narraforge.problem.ProblemOccurredException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings a database to a version, one version after the other, each in its own transaction or, where it can't be in one,
 * so that an interruption is seen. Never downwards.
 */
public final class Migrating {
    private final Workplace workplace;
    private final GuardedChange change;
    private final MigrationFiles files;

    public Migrating(Workplace workplace, BackupBeforeChange backups, Terms terms) {
        this(workplace, new GuardedChange(workplace, backups, terms), MigrationFiles.OF_BUILD);
    }

    Migrating(Workplace workplace, GuardedChange change, MigrationFiles files) {
        this.workplace = workplace;
        this.change = change;
        this.files = files;
    }

    /** To the newest version of this build. */
    public MigrateOutcome migrate() {
        return change.during("db migrate", run -> migrate(run, Optional.empty()));
    }

    /** To this version, and no further. */
    public MigrateOutcome migrateTo(String version) {
        return change.during("db migrate", run -> migrate(run, Optional.of(version)));
    }

    private MigrateOutcome migrate(ExclusiveRun run, Optional<String> target) {
        SchemaStatus status = new Migrator(workplace.database().dataSource(), files, run.id()).status();
        Migrator.refuseUnlessSound(status);
        List<String> versions = target.map(version -> upTo(version, status)).orElse(status.pending());
        List<String> interrupted =
                run.interrupted().stream().map(InterruptedRun::words).toList();
        if (versions.isEmpty()) {
            if (!interrupted.isEmpty()) {
                run.begin(status.current());
            }
            return new MigrateOutcome(status.current(), status.current(), List.of(), Optional.empty(), interrupted);
        }
        warnOfWhatIsHalfApplied(run);
        Optional<BackupRecord> backup = change.prepare(run, versions.getLast());
        List<AppliedVersion> applied = apply(run, versions);
        return new MigrateOutcome(status.current(), Optional.of(versions.getLast()), applied, backup, interrupted);
    }

    /** What is pending up to a version. */
    static List<String> upTo(String target, SchemaStatus status) {
        String version = target.matches("[0-9].*") ? "V" + target : target;
        int place = status.pending().indexOf(version);
        if (place >= 0) {
            return status.pending().subList(0, place + 1);
        }
        if (status.current().equals(Optional.of(version))) {
            return List.of();
        }
        boolean isBelow = status.versions().contains(version);
        throw new ProblemOccurredException(new Problem.CommandFailed(
                isBelow
                        ? "The database is at %s, and a migration does not go down to %s; undo the last version with: ./narra db rollback"
                                .formatted(status.current().orElse("no version"), version)
                        : "%s is no version of this build; it has %s to %s"
                                .formatted(Excerpt.of(target), status.versions().getFirst(), status.newest())));
    }

    private void warnOfWhatIsHalfApplied(ExclusiveRun run) {
        boolean isHalfApplied = run.interrupted().stream()
                .anyMatch(earlier -> earlier.halfApplied().isPresent());
        if (isHalfApplied) {
            List<String> invalid = workplace.database().run(InvalidIndexes::find);
            workplace
                    .log()
                    .warn("What is half applied is run again"
                            + (invalid.isEmpty()
                                    ? ""
                                    : "; these indexes were not built to their end: " + String.join(", ", invalid)));
        }
    }

    private List<AppliedVersion> apply(ExclusiveRun run, List<String> versions) {
        var migrator = new Migrator(workplace.database().dataSource(), files, run.id());
        var applied = new ArrayList<AppliedVersion>();
        for (String version : versions) {
            run.requireLock();
            AppliedVersion now = migrator.apply(version);
            applied.add(now);
            run.note("applied", applied.stream().map(AppliedVersion::version).toList());
            workplace.log().tell("Applied " + now.words());
        }
        return applied;
    }
}
