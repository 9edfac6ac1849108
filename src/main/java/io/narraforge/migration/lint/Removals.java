package io.narraforge.migration.lint;

import io.narraforge.contract.diff.OperationUse;
import io.narraforge.contract.impact.ContractFields;
import io.narraforge.contract.impact.Impact;
import io.narraforge.contract.impact.Impacts;
import io.narraforge.contract.impact.SourceChange;
import io.narraforge.contract.impact.SourceChange.Effect;
import io.narraforge.migration.sql.Clause;
import io.narraforge.migration.sql.Constraint;
import io.narraforge.migration.sql.QualifiedName;
import io.narraforge.migration.sql.Statement;
import io.narraforge.migration.sql.TableAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules about what takes something away: names, data, promises of the contract. */
final class Removals {
    private static final String TWO_RELEASES =
            "Add the new one beside it, move readers and writers over, and drop the old one a release later";

    private final Impacts impacts;
    private final ContractFields contract;

    Removals(Impacts impacts) {
        this.impacts = impacts;
        this.contract = impacts.contract();
    }

    /** M15. */
    List<Advice> renamed(Step step) {
        return changes(step, Effect.RENAMED)
                .map(change -> new Advice(
                        "Code that is running names %s; %s".formatted(change.subject(), losing(change)), TWO_RELEASES))
                .toList();
    }

    /** M16. */
    List<Advice> dropped(Step step) {
        return changes(step, Effect.DROPPED)
                .map(change -> new Advice(
                        "What %s holds is lost; %s".formatted(change.subject(), losing(change)),
                        "Drop it a release after its last reader, and say so with -- lint-ignore: M16"))
                .toList();
    }

    private static Stream<SourceChange> changes(Step step, Effect effect) {
        return SourceChanges.of(step).filter(change -> change.effect() == effect);
    }

    private String losing(SourceChange change) {
        List<String> fields = contract.sourcedIn(change.source());
        return fields.isEmpty()
                ? "no field of the contract has its source there"
                : "without a source are left " + String.join(", ", fields) + using(impacts.of(change));
    }

    private static String using(Impact impact) {
        if (!impact.areOperationsKnown()) {
            return "";
        }
        Set<OperationUse> operations = impact.operations().keySet();
        return operations.isEmpty()
                ? "; no known operation uses what is affected"
                : "; used by " + operations.stream().map(Impact::named).collect(Collectors.joining(", "));
    }

    /** M17. */
    List<Advice> emptied(Step step) {
        Stream<QualifiedName> tables = switch (step.statement()) {
            case Statement.Truncate truncate -> truncate.tables().stream();
            case Statement.Delete delete when !delete.clauses().contains(Clause.WHERE) -> Stream.of(delete.table());
            case Statement.Update update when !update.clauses().contains(Clause.WHERE) -> Stream.of(update.table());
            default -> Stream.of();
        };
        return tables.filter(step::isInUse)
                .map(table -> new Advice(
                        "It is about every row of " + table,
                        "A WHERE that says which rows are meant; a large table in batches"))
                .toList();
    }

    /** M18. */
    List<Advice> cascading(Step step) {
        boolean isCascading = switch (step.statement()) {
            case Statement.Drop drop -> drop.clauses().contains(Clause.CASCADE);
            case Statement.AlterTable alter ->
                Stream.concat(
                                step.action(TableAction.DropColumn.class).map(TableAction.DropColumn::clauses).stream(),
                                step
                                        .action(TableAction.DropConstraint.class)
                                        .map(TableAction.DropConstraint::clauses)
                                        .stream())
                        .anyMatch(clauses -> clauses.contains(Clause.CASCADE));
            default -> false;
        };
        return isCascading
                ? List.of(new Advice(
                        "CASCADE also drops what nobody reads of here",
                        "Drop what depends on it by name, in statements before it"))
                : List.of();
    }

    /** M19. */
    List<Advice> promiseBroken(Step step) {
        var promises = new ArrayList<String>();
        step.action(TableAction.DropNotNull.class)
                .ifPresent(drop -> promises.addAll(contract.nonNull(step.table().toString(), drop.column())));
        step.action(TableAction.DropConstraint.class)
                .flatMap(drop -> step.before().constraint(step.table(), drop.name()))
                .ifPresent(constraint -> promises.addAll(promisesOn(step.table(), constraint)));
        return promises.isEmpty()
                ? List.of()
                : List.of(new Advice(
                        "The ! of %s stands on it".formatted(String.join(", ", promises)),
                        "Make the field nullable in a release before, as a change of the contract that is announced"));
    }

    private List<String> promisesOn(QualifiedName table, Constraint constraint) {
        return switch (constraint) {
            case Constraint.Check check ->
                check.condition().names().stream()
                        .sorted()
                        .flatMap(column -> Stream.concat(
                                check.condition().impliesNotNull(column)
                                        ? contract.nonNull(table.toString(), column).stream()
                                        : Stream.of(),
                                contract.nonNullByForm(table.toString(), column).stream()))
                        .distinct()
                        .toList();
            case Constraint.ForeignKey key ->
                key.columns().stream()
                        .flatMap(column -> contract.nonNullRelations(table.toString(), column).stream())
                        .toList();
            case Constraint.NotNull notNull -> contract.nonNull(table.toString(), notNull.column());
            case Constraint.Key key
            when key.kind() == Constraint.KeyKind.PRIMARY_KEY ->
                key.columns().stream()
                        .flatMap(column -> contract.nonNull(table.toString(), column).stream())
                        .toList();
            default -> List.of();
        };
    }
}
