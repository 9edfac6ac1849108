package io.narraforge.migration.lint;

import io.narraforge.migration.sql.Clause;
import io.narraforge.migration.sql.ObjectType;
import io.narraforge.migration.sql.Statement;
import io.narraforge.migration.sql.TableAction;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Rules about what may run in a transaction, and with what. */
final class Transactions {
    private static final Set<ObjectType> OF_THE_CLUSTER =
            EnumSet.of(ObjectType.DATABASE, ObjectType.TABLESPACE, ObjectType.SUBSCRIPTION);
    private static final Set<ObjectType> MANY_INDEXES =
            EnumSet.of(ObjectType.SCHEMA, ObjectType.DATABASE, ObjectType.SYSTEM);
    private static final String OWN_FILE =
            "Put it into a migration of its own, with nothing but such statements; beside it a file"
                    + " <name>.sql.conf with executeInTransaction=false where SET has to stand in it too";

    private Transactions() {}

    /**
     * Whether Flyway 13, of which this is what its parser for PostgreSQL looks for, takes a file with the statement for
     * a non-transactional one by itself; with other statements beside it, it refuses such a file.
     */
    static boolean isSeenByFlyway(Statement statement) {
        return switch (statement) {
            case Statement.CreateIndex create -> create.clauses().contains(Clause.CONCURRENTLY);
            case Statement.Drop drop ->
                OF_THE_CLUSTER.contains(drop.type()) || drop.clauses().contains(Clause.CONCURRENTLY);
            case Statement.Create create -> OF_THE_CLUSTER.contains(create.type());
            case Statement.Alter alter -> alter.type() == ObjectType.SYSTEM;
            case Statement.Reindex reindex ->
                MANY_INDEXES.contains(reindex.type()) && !reindex.clauses().contains(Clause.CONCURRENTLY);
            case Statement.Vacuum vacuum -> true;
            default -> false;
        };
    }

    static boolean isConcurrent(Statement statement) {
        return switch (statement) {
            case Statement.CreateIndex create -> create.clauses().contains(Clause.CONCURRENTLY);
            case Statement.Drop drop -> drop.clauses().contains(Clause.CONCURRENTLY);
            case Statement.Reindex reindex -> reindex.clauses().contains(Clause.CONCURRENTLY);
            case Statement.AlterTable alter ->
                alter.actions().stream()
                        .anyMatch(action -> action instanceof TableAction.ChangePartition partition
                                && partition.clauses().contains(Clause.CONCURRENTLY));
            default -> false;
        };
    }

    /** M02. */
    static List<Advice> concurrentInTransaction(Step step) {
        if (!isConcurrent(step.statement()) && !isSeenByFlyway(step.statement())) {
            return List.of();
        } else if (step.file().isTransactional()) {
            return List.of(new Advice("It cannot run in a transaction, and this file is run in one", OWN_FILE));
        }
        return step.file().sql().statements().stream()
                .filter(other -> !goesWith(step.file(), other.meaning()))
                .findFirst()
                .map(other -> List.of(new Advice(
                        "Beside it, in line %d, stands a statement of another kind".formatted(other.line()), OWN_FILE)))
                .orElse(List.of());
    }

    /** What may stand beside a concurrent statement; settings only where the configuration keeps Flyway from minding. */
    private static boolean goesWith(FileContext file, Statement other) {
        boolean isSetting = other instanceof Statement.SetParameter || other instanceof Statement.ResetParameter;
        return isConcurrent(other)
                || isSeenByFlyway(other)
                || (isSetting && file.file().inTransaction().isPresent());
    }

    /** M24. */
    static List<Advice> controlled(Step step) {
        return step.as(Statement.ControlTransaction.class)
                .map(control -> List.of(new Advice(
                        control.command() + " ends or cuts up the transaction that the runner keeps",
                        "Leave it out; the runner makes one transaction of the file and its history")))
                .orElse(List.of());
    }

    /** M27. */
    static List<Advice> newEnumValueUsed(Step step) {
        if (!step.file().isTransactional() || step.statement() instanceof Statement.AddEnumValue) {
            return List.of();
        }
        return step.earlier(Statement.AddEnumValue.class)
                .filter(add -> step.earlier(Statement.CreateType.class)
                        .noneMatch(create -> create.name().equals(add.type())))
                .filter(add -> step.source().tokens().stream()
                        .anyMatch(token ->
                                token.text().startsWith("'") && token.content().equals(add.value())))
                .map(add -> new Advice(
                        "'%s' was added to %s in the same transaction, which cannot use it yet"
                                .formatted(add.value(), add.type()),
                        "Add the value in one migration and use it in the next"))
                .distinct()
                .toList();
    }
}
