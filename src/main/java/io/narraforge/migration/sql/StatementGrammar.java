package io.narraforge.migration.sql;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads a statement by its first word. */
final class StatementGrammar {
    /** Commands that neither change rows or tables nor hold up others. */
    private static final List<String> HARMLESS = List.of("comment", "grant", "revoke", "analyze", "analyse", "call");

    private static final List<String> TRANSACTION_CONTROL =
            List.of("begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release", "prepare");

    private final TokenCursor cursor;
    private final Map<String, Supplier<Statement>> commands;

    private StatementGrammar(TokenCursor cursor) {
        this.cursor = cursor;
        this.commands = Map.ofEntries(
                Map.entry("create", () -> new CreateGrammar(cursor).create()),
                Map.entry("alter", () -> new AlterGrammar(cursor).alter()),
                Map.entry("drop", this::drop),
                Map.entry("reindex", this::reindex),
                Map.entry("refresh", this::refresh),
                Map.entry("set", () -> new ParameterGrammar(cursor).set()),
                Map.entry("reset", () -> new ParameterGrammar(cursor).reset()),
                Map.entry("lock", this::lock),
                Map.entry("do", this::doBlock),
                Map.entry("truncate", this::truncate),
                Map.entry("vacuum", this::vacuum),
                Map.entry("cluster", this::cluster));
    }

    /** What a statement would do. */
    static Statement read(List<Token> tokens) {
        for (Token token : tokens) {
            if (token.kind() == TokenKind.MALFORMED) {
                return new Statement.Unknown("'%s' is no SQL".formatted(excerpt(token.text())));
            }
        }
        try {
            return new StatementGrammar(new TokenCursor(tokens)).statement();
        } catch (SqlNotUnderstoodException unknown) {
            return new Statement.Unknown(String.valueOf(unknown.getMessage()));
        }
    }

    private static String excerpt(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= 20 ? line : line.substring(0, 20) + "…";
    }

    private Statement statement() {
        var data = new DataGrammar(cursor);
        if (data.isNext()) {
            return ended(data.statement());
        } else if (cursor.atAny(HARMLESS)) {
            String command = cursor.word();
            cursor.rest();
            return new Statement.Other(command);
        } else if (cursor.atAny(TRANSACTION_CONTROL)) {
            String command = cursor.word();
            cursor.rest();
            return new Statement.ControlTransaction(command);
        }
        Optional<Supplier<Statement>> command =
                cursor.peek(0).filter(token -> token.kind() == TokenKind.WORD).map(token -> commands.get(token.name()));
        if (command.isEmpty()) {
            throw cursor.notUnderstood("a command that is known");
        }
        cursor.next();
        return ended(command.get().get());
    }

    private Statement ended(Statement statement) {
        cursor.expectEnd();
        return statement;
    }

    private Statement drop() {
        ObjectType type = ObjectTypes.expect(cursor);
        Set<Clause> clauses = EnumSet.noneOf(Clause.class);
        if (cursor.accept("concurrently")) {
            clauses.add(Clause.CONCURRENTLY);
        }
        if (cursor.accept("if", "exists")) {
            clauses.add(Clause.IF_EXISTS);
        }
        List<QualifiedName> names = droppedNames();
        Optional<QualifiedName> table = Optional.empty();
        if (type.isOnTable()) {
            cursor.expect("on");
            table = Optional.of(cursor.qualifiedName());
        }
        if (cursor.accept("cascade")) {
            clauses.add(Clause.CASCADE);
        }
        cursor.accept("restrict");
        return new Statement.Drop(type, names, table, clauses);
    }

    /** Names, those of functions with their arguments. */
    private List<QualifiedName> droppedNames() {
        var names = new ArrayList<QualifiedName>();
        do {
            names.add(cursor.qualifiedName());
            if (cursor.atSign("(")) {
                cursor.parenthesized();
            }
        } while (cursor.acceptSign(","));
        return names;
    }

    private Statement reindex() {
        List<Token> options = cursor.atSign("(") ? cursor.parenthesized() : List.of();
        ObjectType type = ObjectTypes.expect(cursor);
        boolean isConcurrent =
                cursor.accept("concurrently") || options.stream().anyMatch(option -> option.isWord("concurrently"));
        Optional<QualifiedName> name = cursor.isAtEnd() ? Optional.empty() : Optional.of(cursor.qualifiedName());
        return new Statement.Reindex(type, name, isConcurrent ? Set.of(Clause.CONCURRENTLY) : Set.of());
    }

    private Statement refresh() {
        cursor.expect("materialized", "view");
        Set<Clause> clauses = cursor.accept("concurrently") ? Set.of(Clause.CONCURRENTLY) : Set.of();
        QualifiedName name = cursor.qualifiedName();
        if (cursor.accept("with")) {
            cursor.accept("no");
            cursor.expect("data");
        }
        return new Statement.RefreshView(name, clauses);
    }

    private Statement lock() {
        cursor.accept("table");
        List<QualifiedName> tables = tables();
        String mode = "ACCESS EXCLUSIVE";
        if (cursor.accept("in")) {
            var words = new ArrayList<String>();
            while (!cursor.accept("mode")) {
                words.add(cursor.word());
            }
            mode = String.join(" ", words);
        }
        cursor.accept("nowait");
        return new Statement.LockTable(tables, mode);
    }

    private List<QualifiedName> tables() {
        var tables = new ArrayList<QualifiedName>();
        do {
            cursor.accept("only");
            tables.add(cursor.qualifiedName());
            cursor.acceptSign("*");
        } while (cursor.acceptSign(","));
        return tables;
    }

    private Statement truncate() {
        cursor.accept("table");
        List<QualifiedName> tables = tables();
        if (cursor.accept("restart") || cursor.accept("continue")) {
            cursor.expect("identity");
        }
        boolean isCascading = cursor.accept("cascade");
        cursor.accept("restrict");
        return new Statement.Truncate(tables, isCascading ? Set.of(Clause.CASCADE) : Set.of());
    }

    private Statement vacuum() {
        boolean isFull = cursor.rest().stream().anyMatch(token -> token.isWord("full"));
        return new Statement.Vacuum(isFull ? Set.of(Clause.FULL) : Set.of());
    }

    private Statement cluster() {
        if (cursor.atSign("(")) {
            cursor.parenthesized();
        }
        cursor.accept("verbose");
        Optional<QualifiedName> table = cursor.isAtEnd() ? Optional.empty() : Optional.of(cursor.qualifiedName());
        cursor.rest();
        return new Statement.Cluster(table);
    }

    private Statement doBlock() {
        String language = cursor.accept("language") ? cursor.name() : "";
        Token body = cursor.next();
        if (!body.isString()) {
            throw new SqlNotUnderstoodException("the body of DO is no string");
        }
        String writtenBehind = cursor.accept("language") ? cursor.name() : "plpgsql";
        if (!(language.isEmpty() ? writtenBehind : language).equals("plpgsql")) {
            throw new SqlNotUnderstoodException("the body of DO is not in plpgsql");
        }
        return new Statement.DoBlock(new BlockBody(body).statements());
    }
}
