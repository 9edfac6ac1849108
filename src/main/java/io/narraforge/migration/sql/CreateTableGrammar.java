package io.narraforge.migration.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what follows CREATE TABLE. */
final class CreateTableGrammar {
    private final TokenCursor cursor;
    private final Set<Clause> clauses;
    private final List<ColumnDefinition> columns = new ArrayList<>();
    private final List<Constraint> constraints = new ArrayList<>();
    private boolean isComplete = true;

    CreateTableGrammar(TokenCursor cursor, Set<Clause> clauses) {
        this.cursor = cursor;
        this.clauses = clauses;
    }

    Statement table() {
        if (cursor.accept("if", "not", "exists")) {
            clauses.add(Clause.IF_NOT_EXISTS);
        }
        QualifiedName name = cursor.qualifiedName();
        if (cursor.accept("partition", "of") || cursor.accept("of")) {
            cursor.rest();
            isComplete = false;
        } else if (cursor.atSign("(")) {
            elements(new TokenCursor(cursor.parenthesized()));
        }
        while (!cursor.isAtEnd()) {
            option();
        }
        return new Statement.CreateTable(name, columns, constraints, isComplete, clauses);
    }

    private void elements(TokenCursor inside) {
        var grammar = new ColumnGrammar(inside);
        while (!inside.isAtEnd()) {
            element(inside, grammar);
            if (!inside.isAtEnd()) {
                inside.expectSign(",");
            }
        }
    }

    private void element(TokenCursor inside, ColumnGrammar grammar) {
        boolean isNameOnly = inside.peek(1).filter(token -> !token.isSign(",")).isEmpty();
        if (inside.accept("like")) {
            isComplete = false;
            inside.until(place -> place.atSign(","));
        } else if (isNameOnly) {
            // CREATE TABLE t (a, b) AS …
            isComplete = false;
            inside.name();
        } else if (grammar.atTableConstraint()) {
            constraints.add(grammar.tableConstraint());
        } else {
            columns.add(grammar.column());
        }
    }

    private void option() {
        if (cursor.accept("inherits")) {
            isComplete = false;
            cursor.parenthesized();
        } else if (cursor.accept("with")) {
            cursor.parenthesized();
        } else if (cursor.accept("partition", "by")) {
            cursor.word();
            cursor.parenthesized();
        } else if (cursor.accept("using") || cursor.accept("tablespace")) {
            cursor.name();
        } else if (cursor.accept("on", "commit")) {
            cursor.word();
            cursor.accept("rows");
        } else {
            cursor.expect("as");
            isComplete = false;
            cursor.until(TokenCursor::isAtEnd);
        }
    }
}
