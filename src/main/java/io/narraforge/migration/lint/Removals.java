package io.narraforge.migration.lint;

import io.narraforge.contract.ContractFields;
import io.narraforge.migration.sql.Clause;
import io.narraforge.migration.sql.Constraint;
import io.narraforge.migration.sql.ObjectType;
import io.narraforge.migration.sql.QualifiedName;
import io.narraforge.migration.sql.Statement;
import io.narraforge.migration.sql.TableAction;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about what takes something away: names, data, promises of the contract. */
final class Removals {
    private static final String TWO_RELEASES =
            "Add the new one beside it, move readers and writers over, and drop the old one a release later";
    private static final Set<ObjectType> NAMED_BY_CODE = EnumSet.of(
            ObjectType.TABLE,
            ObjectType.FOREIGN_TABLE,
            ObjectType.VIEW,
            ObjectType.MATERIALIZED_VIEW,
            ObjectType.SCHEMA);
    private static final Set<ObjectType> HOLDING_DATA = EnumSet.of(
            ObjectType.TABLE, ObjectType.FOREIGN_TABLE, ObjectType.SCHEMA, ObjectType.TYPE, ObjectType.DATABASE);

    private final ContractFields contract;

    Removals(ContractFields contract) {
        this.contract = contract;
    }

    /** M15. */
    List<Advice> renamed(Step step) {
        return switch (step.statement()) {
            case Statement.Rename rename
            when NAMED_BY_CODE.contains(rename.type()) && step.isInUse(rename.name()) ->
                List.of(renamed(
                        "the %s %s".formatted(rename.type(), rename.name()),
                        contract.ofTable(rename.name().toString())));
            case Statement.MoveToSchema move
            when NAMED_BY_CODE.contains(move.type()) && step.isInUse(move.name()) ->
                List.of(renamed(
                        "the %s %s".formatted(move.type(), move.name()),
                        contract.ofTable(move.name().toString())));
            case Statement.RenameEnumValue rename ->
                List.of(renamed(
                        "the value %s of %s".formatted(rename.value(), rename.type()),
                        contract.ofEnumValue(rename.value())));
            case Statement.AlterTable alter ->
                step.action(TableAction.RenameColumn.class)
                        .filter(rename -> step.isInUse(alter.name()))
                        .map(rename -> List.of(renamed(
                                "the column %s.%s".formatted(alter.name(), rename.column()),
                                contract.ofColumn(alter.name().toString(), rename.column()))))
                        .orElse(List.of());
            default -> List.of();
        };
    }

    private static Advice renamed(String what, List<String> fields) {
        return new Advice("Code that is running names %s; %s".formatted(what, losing(fields)), TWO_RELEASES);
    }

    private static String losing(List<String> fields) {
        return fields.isEmpty()
                ? "no field of the contract has its source there"
                : "without a source are left " + String.join(", ", fields);
    }

    /** M16. */
    List<Advice> dropped(Step step) {
        return switch (step.statement()) {
            case Statement.Drop drop
            when HOLDING_DATA.contains(drop.type()) ->
                drop.names().stream()
                        .filter(step::isInUse)
                        .map(name -> lost("the %s %s".formatted(drop.type(), name), contract.ofTable(name.toString())))
                        .toList();
            case Statement.AlterTable alter ->
                step.action(TableAction.DropColumn.class)
                        .filter(drop -> step.isInUse(alter.name()))
                        .map(drop -> List.of(lost(
                                "the column %s.%s".formatted(alter.name(), drop.column()),
                                contract.ofColumn(alter.name().toString(), drop.column()))))
                        .orElse(List.of());
            default -> List.of();
        };
    }

    private static Advice lost(String what, List<String> fields) {
        return new Advice(
                "What %s holds is lost; %s".formatted(what, losing(fields)),
                "Drop it a release after its last reader, and say so with -- lint-ignore: M16");
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

    /** The tables that a statement may lock for long; used by {@link Locks}. */
    static Optional<QualifiedName> renamedTable(Statement statement) {
        return switch (statement) {
            case Statement.Rename rename when NAMED_BY_CODE.contains(rename.type()) -> Optional.of(rename.name());
            case Statement.MoveToSchema move when NAMED_BY_CODE.contains(move.type()) -> Optional.of(move.name());
            default -> Optional.empty();
        };
    }
}
