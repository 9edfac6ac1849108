package io.narraforge.migration.sql;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what follows ALTER TABLE: one action or several. */
final class AlterTableGrammar {
    private static final List<String> OTHER_ACTIONS = List.of(
            "disable", "enable", "force", "no", "cluster", "inherit", "of", "not", "owner", "replica", "options");

    private final TokenCursor cursor;

    AlterTableGrammar(TokenCursor cursor) {
        this.cursor = cursor;
    }

    Statement table(ObjectType type) {
        cursor.accept("if", "exists");
        cursor.accept("only");
        QualifiedName table = cursor.qualifiedName();
        cursor.acceptSign("*");
        if (cursor.accept("rename", "to")) {
            return ended(new Statement.Rename(type, table, cursor.name()));
        } else if (cursor.accept("set", "schema")) {
            return ended(new Statement.MoveToSchema(type, table, cursor.name()));
        }
        var actions = new ArrayList<TableAction>();
        do {
            actions.add(action());
        } while (cursor.acceptSign(","));
        return ended(new Statement.AlterTable(table, actions));
    }

    private Statement ended(Statement statement) {
        cursor.expectEnd();
        return statement;
    }

    private static boolean isEndOfAction(TokenCursor place) {
        return place.atSign(",");
    }

    private TableAction action() {
        if (cursor.accept("add")) {
            return add();
        } else if (cursor.accept("drop")) {
            return drop();
        } else if (cursor.accept("alter", "constraint")) {
            return other("ALTER CONSTRAINT");
        } else if (cursor.accept("alter")) {
            cursor.accept("column");
            return alterColumn(cursor.name());
        } else if (cursor.accept("rename")) {
            return rename();
        } else if (cursor.accept("validate", "constraint")) {
            return new TableAction.ValidateConstraint(cursor.name());
        } else if (cursor.accept("attach", "partition") || cursor.accept("detach", "partition")) {
            return partition();
        } else if (cursor.accept("set") || cursor.accept("reset")) {
            return set();
        } else if (cursor.atAny(OTHER_ACTIONS)) {
            return other("");
        }
        throw cursor.notUnderstood("an action of ALTER TABLE");
    }

    /** What is left of an action that is not read any deeper. */
    private TableAction other(String beginning) {
        return new TableAction.Other((beginning + " " + restOfAction()).strip());
    }

    private String restOfAction() {
        return cursor.until(AlterTableGrammar::isEndOfAction).stream()
                .map(Token::text)
                .collect(Collectors.joining(" "));
    }

    private TableAction add() {
        var grammar = new ColumnGrammar(cursor);
        if (grammar.atTableConstraint()) {
            return new TableAction.AddConstraint(grammar.tableConstraint());
        }
        cursor.accept("column");
        Set<Clause> clauses = cursor.accept("if", "not", "exists") ? Set.of(Clause.IF_NOT_EXISTS) : Set.of();
        return new TableAction.AddColumn(grammar.column(), clauses);
    }

    private TableAction drop() {
        boolean isConstraint = cursor.accept("constraint");
        if (!isConstraint) {
            cursor.accept("column");
        }
        Set<Clause> clauses = EnumSet.noneOf(Clause.class);
        if (cursor.accept("if", "exists")) {
            clauses.add(Clause.IF_EXISTS);
        }
        String name = cursor.name();
        if (cursor.accept("cascade")) {
            clauses.add(Clause.CASCADE);
        }
        cursor.accept("restrict");
        return isConstraint ? new TableAction.DropConstraint(name, clauses) : new TableAction.DropColumn(name, clauses);
    }

    private TableAction alterColumn(String column) {
        if (cursor.accept("type") || cursor.accept("set", "data", "type")) {
            return changeType(column);
        } else if (cursor.accept("set", "default")) {
            return new TableAction.SetDefault(column, new Expression(cursor.until(AlterTableGrammar::isEndOfAction)));
        } else if (cursor.accept("drop", "default")) {
            return new TableAction.DropDefault(column);
        } else if (cursor.accept("set", "not", "null")) {
            return new TableAction.SetNotNull(column);
        } else if (cursor.accept("drop", "not", "null")) {
            return new TableAction.DropNotNull(column);
        } else if (cursor.accept("set", "expression")) {
            return new TableAction.Rewrite("SET EXPRESSION " + restOfAction());
        } else if (cursor.accept("set", "statistics")) {
            return new TableAction.Tune("SET STATISTICS " + restOfAction());
        } else if (cursor.at("set") || cursor.at("reset")) {
            return setOfColumn();
        } else if (cursor.at("add", "generated") || cursor.at("drop") || cursor.at("restart")) {
            return other("");
        }
        throw cursor.notUnderstood("a change of a column");
    }

    /** SET (n_distinct = …), SET STORAGE, SET COMPRESSION, and settings of an identity's sequence. */
    private TableAction setOfColumn() {
        String word = cursor.word();
        return cursor.atSign("(") ? new TableAction.Tune(word + " " + restOfAction()) : other(word);
    }

    private TableAction changeType(String column) {
        TypeName type = new TypeGrammar(cursor).type();
        if (cursor.accept("collate")) {
            cursor.qualifiedName();
        }
        Optional<Expression> using = cursor.accept("using")
                ? Optional.of(new Expression(cursor.until(AlterTableGrammar::isEndOfAction)))
                : Optional.empty();
        return new TableAction.ChangeType(column, type, using);
    }

    private TableAction rename() {
        boolean isConstraint = cursor.accept("constraint");
        if (!isConstraint) {
            cursor.accept("column");
        }
        String name = cursor.name();
        cursor.expect("to");
        String newName = cursor.name();
        return isConstraint
                ? new TableAction.RenameConstraint(name, newName)
                : new TableAction.RenameColumn(name, newName);
    }

    private TableAction partition() {
        QualifiedName partition = cursor.qualifiedName();
        Set<Clause> clauses = cursor.accept("concurrently") ? Set.of(Clause.CONCURRENTLY) : Set.of();
        cursor.rest();
        return new TableAction.ChangePartition(partition, clauses);
    }

    private TableAction set() {
        boolean rewrites = cursor.at("logged")
                || cursor.at("unlogged")
                || cursor.at("tablespace")
                || cursor.at("access", "method");
        if (rewrites) {
            return new TableAction.Rewrite("SET " + restOfAction());
        } else if (cursor.atSign("(")) {
            return new TableAction.Tune("SET " + restOfAction());
        }
        return other("SET");
    }
}
