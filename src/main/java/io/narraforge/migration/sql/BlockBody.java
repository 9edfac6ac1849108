package io.narraforge.migration.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The body of a DO block in PL/pgSQL: finds the statements of SQL in it that may change rows or tables, also those whose
 * text an EXECUTE holds. Whether a branch is taken, and how often a loop runs, it doesn't know.
 */
final class BlockBody {
    private static final Set<String> COMMANDS = Set.of(
            "alter",
            "create",
            "drop",
            "truncate",
            "reindex",
            "cluster",
            "vacuum",
            "lock",
            "update",
            "delete",
            "with",
            "refresh",
            "set",
            "reset",
            "commit",
            "rollback",
            "do");
    private static final Set<String> SINGLE_WORDS = Set.of("begin", "declare", "else", "exception", "loop");
    private static final Set<String> BEFORE_THEN = Set.of("if", "elsif", "elseif", "when", "case");
    private static final Set<String> BEFORE_LOOP = Set.of("for", "foreach", "while");

    private final List<Token> tokens;
    private final TokenCursor cursor;
    private final List<SourceStatement> statements = new ArrayList<>();

    BlockBody(Token body) {
        this.tokens = placed(body.content(), body.line());
        this.cursor = new TokenCursor(tokens);
    }

    /** The significant tokens of a text that begins in that line of the file. */
    private static List<Token> placed(String text, int line) {
        return Tokenizer.tokenize(text).stream()
                .filter(token -> token.kind().isSignificant())
                .map(token -> new Token(token.kind(), token.text(), token.offset(), token.line() + line - 1))
                .toList();
    }

    List<SourceStatement> statements() {
        if (tokens.stream().anyMatch(token -> token.kind() == TokenKind.MALFORMED)) {
            throw new SqlNotUnderstoodException("the body of DO cannot be cut into words");
        }
        while (!cursor.isAtEnd()) {
            step();
        }
        return statements;
    }

    private void step() {
        Token first = cursor.next();
        String word = first.kind() == TokenKind.WORD ? first.name() : "";
        if (SINGLE_WORDS.contains(word) || first.isSign(";") || first.isSign("<<")) {
            return;
        } else if (BEFORE_THEN.contains(word)) {
            passTo("then");
            return;
        } else if (BEFORE_LOOP.contains(word)) {
            passTo("loop");
            return;
        }
        cursor.returnTo(cursor.position() - 1);
        List<Token> statement = cursor.until(place -> place.atSign(";"));
        if (COMMANDS.contains(word)) {
            statements.add(of(statement));
        } else if (word.equals("execute")) {
            statements.add(executed(statement));
        }
    }

    private void passTo(String word) {
        cursor.passTo(place -> place.at(word));
        cursor.expect(word);
    }

    private static SourceStatement of(List<Token> tokens) {
        var text = new StringBuilder();
        for (Token token : tokens) {
            text.append(text.isEmpty() ? "" : " ").append(token.text());
        }
        Token first = tokens.getFirst();
        return new SourceStatement(text.toString(), first.line(), first.offset(), tokens, List.of(), List.of());
    }

    /** Of {@code EXECUTE format('…', …)} the first text, with a name or a value for each of its gaps. */
    private static SourceStatement executed(List<Token> execute) {
        return execute.stream()
                .filter(Token::isString)
                .findFirst()
                .map(text -> placed(filled(text.content()), text.line()))
                .filter(tokens -> !tokens.isEmpty())
                .map(BlockBody::of)
                .orElseGet(() -> of(execute));
    }

    /** A text of format() with its gaps filled: %I and %s by a name, %L by a string. */
    private static String filled(String format) {
        var text = new StringBuilder();
        int i = 0;
        while (i < format.length()) {
            int end = i + 1;
            while (format.charAt(i) == '%' && end < format.length() && isPosition(format.charAt(end))) {
                end++;
            }
            boolean isGap = format.charAt(i) == '%' && end < format.length() && "IsL%".indexOf(format.charAt(end)) >= 0;
            text.append(isGap ? gap(format.charAt(end)) : format.charAt(i));
            i = isGap ? end + 1 : i + 1;
        }
        return text.toString();
    }

    private static boolean isPosition(char character) {
        return Characters.isDigit(character) || character == '$' || character == '-';
    }

    private static String gap(char kind) {
        return switch (kind) {
            case 'L' -> "''";
            case '%' -> "%";
            default -> "filled_in";
        };
    }
}
