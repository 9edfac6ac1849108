package io.narraforge.migration.lint;

import io.narraforge.migration.sql.Clause;
import io.narraforge.migration.sql.ObjectType;
import io.narraforge.migration.sql.QualifiedName;
import io.narraforge.migration.sql.Statement;
import io.narraforge.migration.sql.TableAction;
import java.util.List;
import java.util.Optional;

/** M25: what fails when a file that stopped half-way is run again. */
final class Repeatability {
    private Repeatability() {}

    static List<Advice> notRepeatable(Step step) {
        if (step.file().isTransactional()) {
            return List.of();
        }
        return Optional.of(step.statement())
                .filter(statement -> !isRepeatable(step, statement))
                .map(statement -> List.of(new Advice(
                        "Run again after a failure further down, it fails, for its work is done already",
                        insteadOf(statement))))
                .orElse(List.of());
    }

    private static boolean isRepeatable(Step step, Statement statement) {
        return switch (statement) {
            case Statement.CreateIndex create ->
                create.clauses().contains(Clause.IF_NOT_EXISTS)
                        || create.name()
                                .filter(name ->
                                        isDroppedBefore(step, create.table().beside(name)))
                                .isPresent();
            case Statement.Drop drop -> drop.clauses().contains(Clause.IF_EXISTS);
            case Statement.CreateTable create -> create.clauses().contains(Clause.IF_NOT_EXISTS);
            case Statement.AddEnumValue add -> add.clauses().contains(Clause.IF_NOT_EXISTS);
            case Statement.AlterTable alter -> alter.actions().stream().allMatch(Repeatability::isRepeatable);
            case Statement.CreateType create -> false;
            case Statement.Create create -> false;
            case Statement.Rename rename -> false;
            case Statement.RenameEnumValue rename -> false;
            case Statement.MoveToSchema move -> false;
            default -> true;
        };
    }

    private static boolean isDroppedBefore(Step step, QualifiedName index) {
        return step.earlier(Statement.Drop.class)
                .anyMatch(drop -> drop.type() == ObjectType.INDEX
                        && drop.clauses().contains(Clause.IF_EXISTS)
                        && drop.names().contains(index));
    }

    private static boolean isRepeatable(TableAction action) {
        return switch (action) {
            case TableAction.AddColumn add -> add.clauses().contains(Clause.IF_NOT_EXISTS);
            case TableAction.DropColumn drop -> drop.clauses().contains(Clause.IF_EXISTS);
            case TableAction.DropConstraint drop -> drop.clauses().contains(Clause.IF_EXISTS);
            case TableAction.AddConstraint add -> false;
            case TableAction.RenameColumn rename -> false;
            case TableAction.RenameConstraint rename -> false;
            case TableAction.ChangePartition partition -> false;
            default -> true;
        };
    }

    private static String insteadOf(Statement statement) {
        return switch (statement) {
            case Statement.CreateIndex create ->
                "DROP INDEX CONCURRENTLY IF EXISTS %s before it: what a failed build leaves is invalid"
                        .formatted(create.name().orElse("<its name, written>"));
            case Statement.Drop drop -> "DROP … IF EXISTS";
            default -> "IF EXISTS or IF NOT EXISTS where it has that; else a transactional file of its own";
        };
    }
}
