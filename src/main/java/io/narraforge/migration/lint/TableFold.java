package io.narraforge.migration.lint;

import io.narraforge.migration.lint.SchemaState.Column;
import io.narraforge.migration.lint.SchemaState.Held;
import io.narraforge.migration.lint.SchemaState.Index;
import io.narraforge.migration.lint.SchemaState.Table;
import io.narraforge.migration.sql.Clause;
import io.narraforge.migration.sql.ColumnDefinition;
import io.narraforge.migration.sql.Constraint;
import io.narraforge.migration.sql.QualifiedName;
import io.narraforge.migration.sql.TableAction;
import java.util.List;

/** Applies the actions of an ALTER TABLE to a table of the schema state. */
final class TableFold {
    private final SchemaState state;
    private final QualifiedName name;
    private final Table table;

    TableFold(SchemaState state, QualifiedName name, Table table) {
        this.state = state;
        this.name = name;
        this.table = table;
    }

    void apply(TableAction action) {
        switch (action) {
            case TableAction.AddColumn add -> add(add);
            case TableAction.DropColumn drop -> dropColumn(drop.column());
            case TableAction.ChangeType change -> {
                table.columns()
                        .compute(
                                change.column(),
                                (column, before) -> new Column(change.type(), before != null && before.notNull()));
            }
            case TableAction.SetNotNull set -> SchemaFold.setNotNull(table, set.column());
            case TableAction.DropNotNull drop ->
                table.columns().computeIfPresent(drop.column(), (column, before) -> new Column(before.type(), false));
            case TableAction.AddConstraint add -> new SchemaFold(state).add(name, table, add.constraint());
            case TableAction.ValidateConstraint validate -> validate(validate.name());
            case TableAction.DropConstraint drop -> {
                table.constraints().remove(drop.name());
                state.indexes().remove(name.beside(drop.name()));
            }
            case TableAction.RenameColumn rename -> rename(rename);
            case TableAction.RenameConstraint rename -> {
                move(table.constraints(), rename.name(), rename.to());
                move(state.indexes(), name.beside(rename.name()), name.beside(rename.to()));
            }
            default -> {}
        }
    }

    private void add(TableAction.AddColumn add) {
        ColumnDefinition column = add.column();
        boolean isThere = table.columns().containsKey(column.name());
        if (!isThere || !add.clauses().contains(Clause.IF_NOT_EXISTS)) {
            new SchemaFold(state).add(name, table, column);
        }
    }

    /** With the column go the indexes and constraints that name it. */
    private void dropColumn(String column) {
        table.columns().remove(column);
        table.constraints()
                .values()
                .removeIf(held -> SchemaFold.columnsOf(held.constraint()).contains(column));
        state.indexes()
                .values()
                .removeIf(index -> index.table().equals(name) && index.columns().contains(column));
    }

    private void validate(String constraint) {
        Held held = table.constraints().get(constraint);
        if (held != null) {
            table.constraints().put(constraint, new Held(held.constraint(), true));
            if (held.constraint() instanceof Constraint.NotNull notNull) {
                SchemaFold.setNotNull(table, notNull.column());
            }
        }
    }

    private void rename(TableAction.RenameColumn rename) {
        move(table.columns(), rename.column(), rename.to());
        state.indexes()
                .replaceAll((index, before) -> before.table().equals(name)
                        ? new Index(name, before.method(), renamed(before.columns(), rename), before.partial())
                        : before);
    }

    private static List<String> renamed(List<String> columns, TableAction.RenameColumn rename) {
        return columns.stream()
                .map(column -> column.equals(rename.column()) ? rename.to() : column)
                .toList();
    }

    private static <K, V> void move(java.util.Map<K, V> map, K from, K to) {
        V value = map.remove(from);
        if (value != null) {
            map.put(to, value);
        }
    }
}
