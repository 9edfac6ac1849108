package io.narraforge.migration.lint;

import io.narraforge.migration.lint.SchemaState.Column;
import io.narraforge.migration.lint.SchemaState.Held;
import io.narraforge.migration.lint.SchemaState.Index;
import io.narraforge.migration.lint.SchemaState.Table;
import io.narraforge.migration.sql.Clause;
import io.narraforge.migration.sql.ColumnDefinition;
import io.narraforge.migration.sql.Constraint;
import io.narraforge.migration.sql.Constraint.KeyKind;
import io.narraforge.migration.sql.ObjectType;
import io.narraforge.migration.sql.QualifiedName;
import io.narraforge.migration.sql.Statement;
import io.narraforge.migration.sql.TypeName;
import java.util.List;

/** Applies a statement to the schema state. What a DO block decides at run time is taken as done. */
final class SchemaFold {
    private final SchemaState state;

    SchemaFold(SchemaState state) {
        this.state = state;
    }

    void apply(Statement statement) {
        switch (statement) {
            case Statement.CreateTable table -> create(table);
            case Statement.AlterTable alter -> alter(alter);
            case Statement.CreateIndex index -> create(index);
            case Statement.CreateFunction function ->
                state.functions().put(function.name().name(), function.volatility());
            case Statement.Drop drop -> drop.names().forEach(name -> drop(drop.type(), name));
            case Statement.Rename rename -> rename(rename);
            default -> {}
        }
    }

    private void create(Statement.CreateTable create) {
        boolean isThere = state.tables().containsKey(create.name());
        if (isThere && create.clauses().contains(Clause.IF_NOT_EXISTS)) {
            return;
        }
        var table = new Table();
        state.tables().put(create.name(), table);
        create.columns().forEach(column -> add(create.name(), table, column));
        create.constraints().forEach(constraint -> add(create.name(), table, constraint));
    }

    private void alter(Statement.AlterTable alter) {
        var table = state.tables().computeIfAbsent(alter.name(), name -> new Table());
        var fold = new TableFold(state, alter.name(), table);
        alter.actions().forEach(fold::apply);
    }

    /** Adds a column with its constraints. */
    void add(QualifiedName name, Table table, ColumnDefinition column) {
        TypeName type = column.isSerial() ? TypeName.of(integerOf(column.type())) : column.type();
        table.columns().put(column.name(), new Column(type, column.isNotNull()));
        column.constraints().forEach(constraint -> add(name, table, constraint));
    }

    private static String integerOf(TypeName serial) {
        return switch (serial.name()) {
            case "bigserial" -> "bigint";
            case "smallserial" -> "smallint";
            default -> "integer";
        };
    }

    /** Adds a constraint, and the index that a key has; what has no name, a default, changes nothing here. */
    void add(QualifiedName name, Table table, Constraint constraint) {
        switch (constraint) {
            case Constraint.Default value -> {}
            case Constraint.Generated value -> {}
            case Constraint.Identity value -> {}
            case Constraint.NotNull notNull -> add(name, table, notNull);
            case Constraint.Check check -> hold(name, table, check, !check.notValid());
            case Constraint.ForeignKey key -> hold(name, table, key, !key.notValid());
            case Constraint.Key key -> add(name, table, key);
        }
    }

    private void add(QualifiedName name, Table table, Constraint.NotNull notNull) {
        if (!notNull.notValid()) {
            setNotNull(table, notNull.column());
        } else {
            hold(name, table, notNull, false);
        }
    }

    private void add(QualifiedName name, Table table, Constraint.Key key) {
        String constraintName = hold(name, table, key, true);
        if (key.kind() == KeyKind.PRIMARY_KEY) {
            key.columns().forEach(column -> setNotNull(table, column));
        }
        if (key.index().isPresent()) {
            Index taken = state.indexes().remove(name.beside(key.index().get()));
            if (taken != null) {
                state.indexes().put(name.beside(constraintName), taken);
            }
        } else {
            String method = key.kind() == KeyKind.EXCLUDE ? "gist" : "btree";
            state.indexes().put(name.beside(constraintName), new Index(name, method, key.columns(), false));
        }
    }

    private static String hold(QualifiedName name, Table table, Constraint constraint, boolean validated) {
        String constraintName = ObjectNames.constraint(name, constraint, table.constraints()::containsKey);
        table.constraints().put(constraintName, new Held(constraint, validated));
        return constraintName;
    }

    static void setNotNull(Table table, String column) {
        table.columns().computeIfPresent(column, (name, before) -> new Column(before.type(), true));
    }

    private void create(Statement.CreateIndex create) {
        String name = create.name()
                .orElseGet(() -> ObjectNames.index(
                        create.table(),
                        create.columns(),
                        candidate -> state.indexes().containsKey(create.table().beside(candidate))));
        state.indexes()
                .putIfAbsent(
                        create.table().beside(name),
                        new Index(
                                create.table(),
                                create.method(),
                                create.columns(),
                                create.clauses().contains(Clause.WHERE)));
    }

    private void drop(ObjectType type, QualifiedName name) {
        switch (type) {
            case TABLE -> {
                state.tables().remove(name);
                state.indexes().values().removeIf(index -> index.table().equals(name));
                state.tables()
                        .values()
                        .forEach(table -> table.constraints()
                                .values()
                                .removeIf(held -> held.constraint() instanceof Constraint.ForeignKey key
                                        && key.target().equals(name)));
            }
            case INDEX -> state.indexes().remove(name);
            case FUNCTION -> state.functions().remove(name.name());
            default -> {}
        }
    }

    private void rename(Statement.Rename rename) {
        QualifiedName to = rename.name().beside(rename.to());
        if (rename.type() == ObjectType.TABLE) {
            Table table = state.tables().remove(rename.name());
            if (table != null) {
                state.tables().put(to, table);
            }
            state.indexes()
                    .replaceAll((name, index) -> index.table().equals(rename.name())
                            ? new Index(to, index.method(), index.columns(), index.partial())
                            : index);
        } else if (rename.type() == ObjectType.INDEX) {
            Index index = state.indexes().remove(rename.name());
            if (index != null) {
                state.indexes().put(to, index);
            }
        }
    }

    /** A constraint's columns, as far as its text names them. */
    static List<String> columnsOf(Constraint constraint) {
        return switch (constraint) {
            case Constraint.Key key -> key.columns();
            case Constraint.ForeignKey key -> key.columns();
            case Constraint.Check check -> List.copyOf(check.condition().names());
            case Constraint.NotNull notNull -> List.of(notNull.column());
            default -> List.of();
        };
    }
}
