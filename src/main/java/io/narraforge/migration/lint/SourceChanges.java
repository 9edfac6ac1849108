package io.narraforge.migration.lint;

import io.narraforge.contract.impact.Source;
import io.narraforge.contract.impact.SourceChange;
import io.narraforge.contract.impact.SourceChange.Effect;
import io.narraforge.contract.schema.Place;
import io.narraforge.migration.sql.ObjectType;
import io.narraforge.migration.sql.QualifiedName;
import io.narraforge.migration.sql.Statement;
import io.narraforge.migration.sql.TableAction;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a step does to tables and columns in use that the contract may stand on. */
final class SourceChanges {
    private static final Set<ObjectType> NAMED_BY_CODE = EnumSet.of(
            ObjectType.TABLE,
            ObjectType.FOREIGN_TABLE,
            ObjectType.VIEW,
            ObjectType.MATERIALIZED_VIEW,
            ObjectType.SCHEMA);
    private static final Set<ObjectType> HOLDING_DATA = EnumSet.of(
            ObjectType.TABLE, ObjectType.FOREIGN_TABLE, ObjectType.SCHEMA, ObjectType.TYPE, ObjectType.DATABASE);

    private SourceChanges() {}

    static Stream<SourceChange> of(Step step) {
        return switch (step.statement()) {
            case Statement.RenameEnumValue rename ->
                Stream.of(change(
                        step,
                        Effect.RENAMED,
                        new Source.EnumValue(rename.value()),
                        "the value %s of %s".formatted(rename.value(), rename.type())));
            case Statement.Drop drop
            when HOLDING_DATA.contains(drop.type()) ->
                drop.names().stream()
                        .filter(step::isInUse)
                        .map(name -> ofTable(step, Effect.DROPPED, drop.type(), name));
            case Statement.AlterTable alter
            when step.isInUse(alter.name()) -> alter.actions().stream().flatMap(action -> ofAction(step, action));
            case Statement.Rename rename
            when step.isInUse(rename.name()) ->
                renamedTable(rename).stream().map(name -> ofTable(step, Effect.RENAMED, rename.type(), name));
            case Statement.MoveToSchema move
            when step.isInUse(move.name()) ->
                renamedTable(move).stream().map(name -> ofTable(step, Effect.RENAMED, move.type(), name));
            default -> Stream.of();
        };
    }

    private static Stream<SourceChange> ofAction(Step step, TableAction action) {
        return switch (action) {
            case TableAction.DropColumn drop -> Stream.of(ofColumn(step, Effect.DROPPED, drop.column()));
            case TableAction.RenameColumn rename -> Stream.of(ofColumn(step, Effect.RENAMED, rename.column()));
            case TableAction.ChangeType change -> Stream.of(ofColumn(step, Effect.RETYPED, change.column()));
            case TableAction.DropNotNull drop -> Stream.of(ofColumn(step, Effect.NULLABLE, drop.column()));
            default -> Stream.of();
        };
    }

    private static SourceChange ofTable(Step step, Effect effect, ObjectType type, QualifiedName name) {
        return change(step, effect, new Source.Table(name.toString()), "the %s %s".formatted(type, name));
    }

    private static SourceChange ofColumn(Step step, Effect effect, String column) {
        String table = step.table().toString();
        return change(step, effect, new Source.Column(table, column), "the column %s.%s".formatted(table, column));
    }

    private static SourceChange change(Step step, Effect effect, Source source, String subject) {
        var place = new Place(step.file().file().name(), step.source().line());
        return new SourceChange(effect, source, subject, place);
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
