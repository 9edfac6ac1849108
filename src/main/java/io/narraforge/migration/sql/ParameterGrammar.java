package io.narraforge.migration.sql;

import java.util.Set;
import java.util.stream.Collectors;

/** Reads SET and RESET. */
final class ParameterGrammar {
    private static final String TIME_ZONE = "timezone";

    private final TokenCursor cursor;

    ParameterGrammar(TokenCursor cursor) {
        this.cursor = cursor;
    }

    Statement set() {
        Set<Clause> clauses = cursor.accept("local") ? Set.of(Clause.LOCAL) : Set.of();
        if (cursor.at("session", "authorization") || cursor.at("session", "characteristics")) {
            throw cursor.notUnderstood("a parameter");
        }
        cursor.accept("session");
        if (cursor.accept("time", "zone")) {
            return new Statement.SetParameter(TIME_ZONE, value(), clauses);
        } else if (cursor.at("constraints") || cursor.at("transaction") || cursor.at("role")) {
            String command = "SET " + cursor.word();
            cursor.until(TokenCursor::isAtEnd);
            return new Statement.Other(command);
        }
        String parameter = cursor.qualifiedName().toString();
        if (!cursor.accept("to")) {
            cursor.expectSign("=");
        }
        return new Statement.SetParameter(parameter, value(), clauses);
    }

    private String value() {
        return cursor.until(TokenCursor::isAtEnd).stream().map(Token::content).collect(Collectors.joining(" "));
    }

    Statement reset() {
        if (cursor.accept("time", "zone")) {
            return new Statement.ResetParameter(TIME_ZONE);
        }
        return new Statement.ResetParameter(cursor.qualifiedName().toString());
    }
}
