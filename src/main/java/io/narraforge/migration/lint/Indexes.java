package io.narraforge.migration.lint;

import io.narraforge.migration.lint.SchemaState.Index;
import io.narraforge.migration.sql.Clause;
import io.narraforge.migration.sql.ObjectType;
import io.narraforge.migration.sql.QualifiedName;
import io.narraforge.migration.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Rules about indexes. */
final class Indexes {
    /** Below this many milliseconds a lock_timeout is taken for one that waits for old transactions may exceed. */
    private static final long SHORT_MILLISECONDS = 600_000;

    private Indexes() {}

    /** M01. */
    static List<Advice> builtUnderLock(Step step) {
        return step.as(Statement.CreateIndex.class)
                .filter(create -> !create.clauses().contains(Clause.CONCURRENTLY))
                .filter(create -> step.isInUse(create.table()))
                .map(create -> List.of(new Advice(
                        "Writes to %s wait for the whole build".formatted(create.table()),
                        "CREATE INDEX CONCURRENTLY, in a migration of its own")))
                .orElse(List.of());
    }

    /** M03. */
    static List<Advice> concurrentUnderTimeout(Step step) {
        if (!Transactions.isConcurrent(step.statement())) {
            return List.of();
        }
        return step.parameter("lock_timeout")
                .filter(Indexes::isShort)
                .map(timeout -> List.of(new Advice(
                        "lock_timeout is %s, which also covers the wait for old transactions that have nothing to do"
                                        .formatted(timeout)
                                + " with the table; what it breaks off leaves an invalid index",
                        "SET lock_timeout = 0 before it")))
                .orElse(List.of());
    }

    private static boolean isShort(String timeout) {
        int unitStart = 0;
        while (unitStart < timeout.length() && Character.isDigit(timeout.charAt(unitStart))) {
            unitStart++;
        }
        if (unitStart == 0 || unitStart > 9) {
            return false;
        }
        long number = Long.parseLong(timeout.substring(0, unitStart));
        long factor = switch (timeout.substring(unitStart).strip().toLowerCase(Locale.ROOT)) {
            case "s" -> 1_000;
            case "min" -> 60_000;
            case "h" -> 3_600_000;
            case "d" -> 86_400_000;
            default -> 1;
        };
        return number > 0 && number * factor < SHORT_MILLISECONDS;
    }

    /** M04. */
    static List<Advice> invalidIndexAccepted(Step step) {
        return step.as(Statement.CreateIndex.class)
                .filter(create -> create.clauses().contains(Clause.CONCURRENTLY)
                        && create.clauses().contains(Clause.IF_NOT_EXISTS))
                .map(create -> List.of(new Advice(
                        "It is content with the invalid index that a failed build leaves",
                        "DROP INDEX CONCURRENTLY IF EXISTS, then CREATE INDEX CONCURRENTLY without IF NOT EXISTS")))
                .orElse(List.of());
    }

    /** M05. */
    static List<Advice> droppedUnderLock(Step step) {
        boolean isLocking = switch (step.statement()) {
            case Statement.Drop drop ->
                drop.type() == ObjectType.INDEX
                        && !drop.clauses().contains(Clause.CONCURRENTLY)
                        && drop.names().stream().anyMatch(index -> isOfTableInUse(step, index));
            case Statement.Reindex reindex ->
                !reindex.clauses().contains(Clause.CONCURRENTLY) && isReindexOfTableInUse(step, reindex);
            default -> false;
        };
        return isLocking
                ? List.of(new Advice(
                        "Reads and writes of the table wait for it, and it waits for them",
                        "DROP INDEX CONCURRENTLY or REINDEX CONCURRENTLY, in a migration of its own"))
                : List.of();
    }

    private static boolean isReindexOfTableInUse(Step step, Statement.Reindex reindex) {
        return reindex.name()
                .map(name -> reindex.type() == ObjectType.TABLE ? step.isInUse(name) : isOfTableInUse(step, name))
                .orElse(true);
    }

    /** An index that is not known is taken for one of a table in use. */
    private static boolean isOfTableInUse(Step step, QualifiedName index) {
        return Optional.ofNullable(step.before().indexes().get(index))
                .map(Index::table)
                .map(step::isInUse)
                .orElse(true);
    }
}
