package io.narraforge.migration.lint;

import io.narraforge.migration.lint.SchemaState.Index;
import io.narraforge.migration.sql.Clause;
import io.narraforge.migration.sql.Constraint;
import io.narraforge.migration.sql.QualifiedName;
import io.narraforge.migration.sql.Statement;
import io.narraforge.migration.sql.TableAction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about locks: which statements stop writers, and what keeps the wait for a lock short. */
final class Locks {
    private static final Set<String> WEAK_MODES =
            Set.of("ACCESS SHARE", "ROW SHARE", "ROW EXCLUSIVE", "SHARE UPDATE EXCLUSIVE");

    private Locks() {}

    /** M20. */
    static List<Advice> withoutTimeout(Step step) {
        boolean isFirst =
                step.earlier().stream().noneMatch(before -> locked(before).isPresent());
        if (!isFirst || step.parameter("lock_timeout").isPresent()) {
            return List.of();
        }
        return locked(step)
                .map(table -> List.of(new Advice(
                        "While it waits for its lock on %s, everybody else's next statement there waits behind it"
                                .formatted(table),
                        "SET LOCAL lock_timeout = '5s' at the beginning of the file, and run it again when it fails")))
                .orElse(List.of());
    }

    /** M26. */
    static List<Advice> rewritingTables(Step step) {
        boolean isRewriting = step.statement() instanceof Statement.Cluster
                || step.as(Statement.Vacuum.class)
                        .filter(vacuum -> vacuum.clauses().contains(Clause.FULL))
                        .isPresent();
        return isRewriting
                ? List.of(new Advice(
                        "It copies the table under a lock against everything",
                        "Leave it to a maintenance window, outside of migrations; plain VACUUM needs no such lock"))
                : List.of();
    }

    /** A table in use that a step locks against writers, at least. */
    private static Optional<QualifiedName> locked(Step step) {
        return lockedTables(step).filter(step::isInUse).findFirst();
    }

    private static Stream<QualifiedName> lockedTables(Step step) {
        return switch (step.statement()) {
            case Statement.AlterTable alter ->
                alter.actions().stream().allMatch(Locks::isWeak) ? Stream.of() : Stream.of(alter.name());
            case Statement.CreateTable create -> referenced(create);
            case Statement.CreateIndex create ->
                Transactions.isConcurrent(create) ? Stream.of() : Stream.of(create.table());
            case Statement.Create create -> create.table().stream();
            case Statement.Drop drop -> dropped(step, drop);
            case Statement.Truncate truncate -> truncate.tables().stream();
            case Statement.LockTable lock -> WEAK_MODES.contains(lock.mode()) ? Stream.of() : lock.tables().stream();
            case Statement.Reindex reindex ->
                Transactions.isConcurrent(reindex) ? Stream.of() : reindex.name().stream();
            case Statement.Cluster cluster -> cluster.table().stream();
            case Statement.RefreshView refresh ->
                refresh.clauses().contains(Clause.CONCURRENTLY) ? Stream.of() : Stream.of(refresh.name());
            default -> SourceChanges.renamedTable(step.statement()).stream();
        };
    }

    private static boolean isWeak(TableAction action) {
        return action instanceof TableAction.Tune
                || action instanceof TableAction.ValidateConstraint
                || (action instanceof TableAction.ChangePartition partition
                        && partition.clauses().contains(Clause.CONCURRENTLY));
    }

    /** A new foreign key locks the table that it names, however empty its own is. */
    private static Stream<QualifiedName> referenced(Statement.CreateTable create) {
        return Stream.concat(
                        create.constraints().stream(),
                        create.columns().stream().flatMap(column -> column.constraints().stream()))
                .filter(Constraint.ForeignKey.class::isInstance)
                .map(Constraint.ForeignKey.class::cast)
                .map(Constraint.ForeignKey::target)
                .filter(target -> !target.equals(create.name()));
    }

    private static Stream<QualifiedName> dropped(Step step, Statement.Drop drop) {
        return switch (drop.type()) {
            case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE -> drop.names().stream();
            case INDEX ->
                Transactions.isConcurrent(drop)
                        ? Stream.of()
                        : drop.names().stream()
                                .map(index -> Optional.ofNullable(
                                                step.before().indexes().get(index))
                                        .map(Index::table)
                                        .orElse(index));
            default -> drop.table().stream();
        };
    }
}
