package io.narraforge.migration.sql;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what follows CREATE. */
final class CreateGrammar {
    private final TokenCursor cursor;
    private final Set<Clause> clauses = EnumSet.noneOf(Clause.class);

    CreateGrammar(TokenCursor cursor) {
        this.cursor = cursor;
    }

    Statement create() {
        if (cursor.accept("or", "replace")) {
            clauses.add(Clause.OR_REPLACE);
        }
        boolean isScoped = cursor.accept("global") || cursor.accept("local");
        if (cursor.accept("temporary") || cursor.accept("temp") || isScoped) {
            clauses.add(Clause.TEMPORARY);
        }
        if (cursor.accept("unique")) {
            clauses.add(Clause.UNIQUE);
        }
        boolean isPrefixed = cursor.accept("unlogged") || cursor.accept("constraint") || cursor.accept("recursive");
        ObjectType type = ObjectTypes.expect(cursor);
        if (isPrefixed && type == ObjectType.INDEX) {
            throw cursor.notUnderstood("TABLE, TRIGGER or VIEW");
        }
        return switch (type) {
            case TABLE -> new CreateTableGrammar(cursor, clauses).table();
            case INDEX -> index();
            case TYPE -> type();
            case FUNCTION, PROCEDURE -> function();
            case SCHEMA -> schema();
            case CAST, OPERATOR, OPERATOR_CLASS, OPERATOR_FAMILY, USER_MAPPING, COLUMN, CONSTRAINT, SYSTEM ->
                throw cursor.notUnderstood("a kind of object that is known");
            default -> other(type);
        };
    }

    private Statement other(ObjectType type) {
        acceptIfNotExists();
        QualifiedName name = cursor.qualifiedName();
        Optional<QualifiedName> table = type.isOnTable() ? Optional.of(tableOf(type)) : Optional.empty();
        cursor.rest();
        return new Statement.Create(type, name.toString(), table);
    }

    /** Of a trigger, a policy or a rule, whose ON is followed by an event and a TO. */
    private QualifiedName tableOf(ObjectType type) {
        String before = type == ObjectType.RULE ? "to" : "on";
        cursor.passTo(place -> place.at(before));
        cursor.expect(before);
        return cursor.qualifiedName();
    }

    private void acceptIfNotExists() {
        if (cursor.accept("if", "not", "exists")) {
            clauses.add(Clause.IF_NOT_EXISTS);
        }
    }

    private Statement schema() {
        acceptIfNotExists();
        String name = cursor.at("authorization") ? "" : cursor.name();
        if (cursor.accept("authorization")) {
            cursor.name();
        }
        cursor.expectEnd();
        return new Statement.Create(ObjectType.SCHEMA, name, Optional.empty());
    }

    private Statement index() {
        if (cursor.accept("concurrently")) {
            clauses.add(Clause.CONCURRENTLY);
        }
        acceptIfNotExists();
        Optional<String> name = cursor.at("on")
                ? Optional.empty()
                : Optional.of(cursor.qualifiedName().name());
        cursor.expect("on");
        cursor.accept("only");
        QualifiedName table = cursor.qualifiedName();
        String method = cursor.accept("using") ? cursor.name() : "btree";
        List<String> columns = columnsOf(cursor.parenthesized());
        passIndexOptions();
        if (cursor.accept("where")) {
            cursor.rest();
            clauses.add(Clause.WHERE);
        }
        cursor.expectEnd();
        return new Statement.CreateIndex(name, table, method, columns, clauses);
    }

    private void passIndexOptions() {
        if (cursor.accept("include")) {
            cursor.parenthesized();
        }
        if (cursor.accept("nulls")) {
            cursor.accept("not");
            cursor.expect("distinct");
        }
        if (cursor.accept("with")) {
            cursor.parenthesized();
        }
        if (cursor.accept("tablespace")) {
            cursor.name();
        }
    }

    /** The column of each part of an index; an empty text for an expression. */
    private static List<String> columnsOf(List<Token> parts) {
        var columns = new ArrayList<String>();
        var cursor = new TokenCursor(parts);
        do {
            Token first = cursor.next();
            boolean isColumn = first.isName() && !cursor.atSign("(") && !cursor.atSign(".");
            columns.add(isColumn ? first.name() : "");
            // An expression's own parenthesis has been opened by its first token.
            cursor.returnTo(cursor.position() - 1);
            cursor.until(place -> place.atSign(","));
        } while (cursor.acceptSign(","));
        return columns;
    }

    private Statement type() {
        QualifiedName name = cursor.qualifiedName();
        if (!cursor.accept("as", "enum")) {
            cursor.rest();
            return new Statement.CreateType(name, List.of());
        }
        List<String> values = cursor.parenthesized().stream()
                .filter(Token::isString)
                .map(Token::content)
                .toList();
        cursor.expectEnd();
        return new Statement.CreateType(name, values);
    }

    private Statement function() {
        QualifiedName name = cursor.qualifiedName();
        cursor.parenthesized();
        Volatility volatility = Volatility.VOLATILE;
        while (!cursor.isAtEnd() && !cursor.at("begin", "atomic") && !cursor.at("return")) {
            if (cursor.at("immutable") || cursor.at("stable")) {
                volatility = cursor.at("stable") ? Volatility.STABLE : Volatility.IMMUTABLE;
            }
            cursor.next();
        }
        cursor.rest();
        return new Statement.CreateFunction(name, volatility);
    }
}
