package io.narraforge.migration.lint;

import io.narraforge.migration.lint.SchemaState.Table;
import io.narraforge.migration.sql.Constraint;
import io.narraforge.migration.sql.ObjectType;
import io.narraforge.migration.sql.QualifiedName;
import io.narraforge.migration.sql.Statement;
import io.narraforge.migration.sql.TableAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules about constraints and the scans that they cost. */
final class Constraints {
    private Constraints() {}

    /** The constraints that a step adds to a table in use, alone or with a column. */
    private static <C extends Constraint> Stream<C> addedToTableInUse(Step step, Class<C> kind) {
        Stream<Constraint> added = Stream.concat(
                step.action(TableAction.AddConstraint.class).map(TableAction.AddConstraint::constraint).stream(),
                step.action(TableAction.AddColumn.class).stream().flatMap(add -> add.column().constraints().stream()));
        return added.filter(kind::isInstance).map(kind::cast).filter(constraint -> step.isInUse(step.table()));
    }

    /** M06. */
    static List<Advice> foreignKeyScans(Step step) {
        return addedToTableInUse(step, Constraint.ForeignKey.class)
                .filter(key -> !key.notValid())
                .map(key -> new Advice(
                        "%s and %s are locked against writes while every row of %s is checked"
                                .formatted(step.table(), key.target(), step.table()),
                        "ADD CONSTRAINT … FOREIGN KEY … NOT VALID, and VALIDATE CONSTRAINT in a later migration"))
                .toList();
    }

    /** M07. */
    static List<Advice> validatedAtOnce(Step step) {
        if (!step.file().isTransactional()) {
            return List.of();
        }
        return step.action(TableAction.ValidateConstraint.class)
                .filter(validate ->
                        step.earlier().stream().anyMatch(before -> addsNotValid(before, step, validate.name())))
                .map(validate -> List.of(new Advice(
                        "%s was added NOT VALID in the same transaction, whose strong lock lasts through the scan"
                                .formatted(validate.name()),
                        "VALIDATE CONSTRAINT in a later migration")))
                .orElse(List.of());
    }

    private static boolean addsNotValid(Step before, Step validation, String name) {
        return before.action(TableAction.AddConstraint.class)
                .filter(add -> before.table().equals(validation.table()))
                .filter(add -> !validation
                        .before()
                        .table(validation.table())
                        .map(table -> table.constraints().get(name))
                        .filter(held -> held.constraint().equals(add.constraint()) && !held.validated())
                        .isEmpty())
                .isPresent();
    }

    /** M08. */
    static List<Advice> checkScans(Step step) {
        return addedToTableInUse(step, Constraint.Check.class)
                .filter(check -> !check.notValid())
                .map(check -> new Advice(
                        "%s is locked against everything while every row is checked".formatted(step.table()),
                        "ADD CONSTRAINT … CHECK … NOT VALID, and VALIDATE CONSTRAINT in a later migration"))
                .toList();
    }

    /** M09. */
    static List<Advice> setNotNullScans(Step step) {
        return step.action(TableAction.SetNotNull.class)
                .map(TableAction.SetNotNull::column)
                .filter(column -> step.isInUse(step.table()))
                .filter(column -> !isKnownNotNull(step.before().table(step.table()), column))
                .map(column -> List.of(new Advice(
                        "%s is locked against everything while every row is checked for a NULL in %s"
                                .formatted(step.table(), column),
                        "ADD CONSTRAINT … CHECK (%s IS NOT NULL) NOT VALID, VALIDATE it in a later migration, then"
                                        .formatted(column)
                                + " SET NOT NULL, which then needs no scan")))
                .orElse(List.of());
    }

    private static boolean isKnownNotNull(Optional<Table> table, String column) {
        return table.filter(known ->
                        known.column(column).filter(SchemaState.Column::notNull).isPresent()
                                || known.validated(Constraint.Check.class)
                                        .anyMatch(check -> check.condition().impliesNotNull(column)))
                .isPresent();
    }

    /** M14. */
    static List<Advice> keyBuiltUnderLock(Step step) {
        return addedToTableInUse(step, Constraint.Key.class)
                .filter(key -> key.index().isEmpty())
                .map(key -> new Advice(
                        "%s is locked against everything while the index of the key is built".formatted(step.table()),
                        "CREATE UNIQUE INDEX CONCURRENTLY in a migration of its own, then ADD CONSTRAINT …"
                                + " USING INDEX"))
                .toList();
    }

    /** M22. */
    static List<Advice> foreignKeyWithoutIndex(Step step) {
        var keys = new ArrayList<Advice>();
        switch (step.statement()) {
            case Statement.CreateTable create ->
                Stream.concat(
                                create.constraints().stream(),
                                create.columns().stream().flatMap(column -> column.constraints().stream()))
                        .forEach(constraint -> withoutIndex(step, create.name(), constraint, keys));
            case Statement.AlterTable alter -> {
                step.action(TableAction.AddConstraint.class)
                        .ifPresent(add -> withoutIndex(step, alter.name(), add.constraint(), keys));
                step.action(TableAction.AddColumn.class).stream()
                        .flatMap(add -> add.column().constraints().stream())
                        .forEach(constraint -> withoutIndex(step, alter.name(), constraint, keys));
            }
            case Statement.Drop drop
            when drop.type() == ObjectType.INDEX -> drop.names().forEach(index -> leftWithoutIndex(step, index, keys));
            default -> {}
        }
        return keys;
    }

    private static void withoutIndex(Step step, QualifiedName table, Constraint constraint, List<Advice> keys) {
        boolean isThereAtTheEnd = step.file().end().tables().containsKey(table);
        if (constraint instanceof Constraint.ForeignKey key
                && isThereAtTheEnd
                && !step.file().end().hasIndexFor(table, key.columns())) {
            String columns = String.join(", ", key.columns());
            keys.add(new Advice(
                    "No index finds the rows of %s by %s: every delete in %s reads all of them"
                            .formatted(table, columns, key.target()),
                    "CREATE INDEX on %s (%s), in this migration or the one before".formatted(table, columns)));
        }
    }

    private static void leftWithoutIndex(Step step, QualifiedName dropped, List<Advice> keys) {
        SchemaState.Index index = step.before().indexes().get(dropped);
        if (index == null) {
            return;
        }
        step.file()
                .end()
                .table(index.table())
                .ifPresent(table -> table.constraints().values().stream()
                        .map(SchemaState.Held::constraint)
                        .filter(constraint ->
                                constraint instanceof Constraint.ForeignKey key && index.finds(key.columns()))
                        .forEach(constraint -> withoutIndex(step, index.table(), constraint, keys)));
    }
}
