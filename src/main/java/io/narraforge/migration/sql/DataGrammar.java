package io.narraforge.migration.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads queries and changes of rows no deeper than to know which table they change, and whether under a condition. */
final class DataGrammar {
    private static final List<String> QUERIES = List.of("select", "insert", "values", "merge", "table");

    private final TokenCursor cursor;

    DataGrammar(TokenCursor cursor) {
        this.cursor = cursor;
    }

    boolean isNext() {
        return cursor.at("with")
                || cursor.at("update")
                || cursor.at("delete", "from")
                || cursor.atSign("(")
                || cursor.atAny(QUERIES);
    }

    Statement statement() {
        if (cursor.accept("with")) {
            return with();
        } else if (cursor.accept("update")) {
            QualifiedName table = table();
            cursor.passTo(place -> place.at("set"));
            cursor.expect("set");
            return new Statement.Update(table, condition());
        } else if (cursor.accept("delete", "from")) {
            return new Statement.Delete(table(), condition());
        }
        String command = cursor.atSign("(") ? "SELECT" : cursor.word();
        cursor.until(TokenCursor::isAtEnd);
        return new Statement.Query(command, List.of());
    }

    private QualifiedName table() {
        cursor.accept("only");
        return cursor.qualifiedName();
    }

    private Set<Clause> condition() {
        cursor.passTo(place -> place.at("where"));
        boolean isConditional = cursor.accept("where");
        cursor.rest();
        return isConditional ? Set.of(Clause.WHERE) : Set.of();
    }

    private Statement with() {
        cursor.accept("recursive");
        var changes = new ArrayList<Statement>();
        do {
            cursor.name();
            cursor.passTo(place -> place.at("as"));
            cursor.expect("as");
            cursor.accept("not");
            cursor.accept("materialized");
            addChanges(new DataGrammar(new TokenCursor(cursor.parenthesized())), changes);
            cursor.passTo(place -> place.atSign(",") || new DataGrammar(place).isNext());
        } while (cursor.acceptSign(","));
        if (!isNext()) {
            throw cursor.notUnderstood("a query");
        }
        addChanges(this, changes);
        return new Statement.Query("WITH", changes);
    }

    private static void addChanges(DataGrammar part, List<Statement> changes) {
        switch (part.statement()) {
            case Statement.Query query -> changes.addAll(query.changes());
            case Statement change -> changes.add(change);
        }
    }
}
