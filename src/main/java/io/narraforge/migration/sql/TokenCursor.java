package io.narraforge.migration.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Goes through the significant tokens of one statement; what is not there is a {@link SqlNotUnderstoodException}. */
final class TokenCursor {
    private final List<Token> tokens;
    private int position;

    TokenCursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    boolean isAtEnd() {
        return position >= tokens.size();
    }

    Optional<Token> peek(int ahead) {
        return position + ahead < tokens.size() ? Optional.of(tokens.get(position + ahead)) : Optional.empty();
    }

    /** Whether these keywords come next. */
    boolean at(String... words) {
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            if (peek(i).filter(token -> token.isWord(word)).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    boolean atAny(Iterable<String> words) {
        for (String word : words) {
            if (at(word)) {
                return true;
            }
        }
        return false;
    }

    boolean atSign(String sign) {
        return peek(0).filter(token -> token.isSign(sign)).isPresent();
    }

    boolean accept(String... words) {
        boolean found = at(words);
        position += found ? words.length : 0;
        return found;
    }

    boolean acceptSign(String sign) {
        boolean found = atSign(sign);
        position += found ? 1 : 0;
        return found;
    }

    void expect(String... words) {
        if (!accept(words)) {
            throw notUnderstood(String.join(" ", words));
        }
    }

    void expectSign(String sign) {
        if (!acceptSign(sign)) {
            throw notUnderstood(sign);
        }
    }

    void expectEnd() {
        if (!isAtEnd()) {
            throw notUnderstood("the end of the statement");
        }
    }

    Token next() {
        Token token = peek(0).orElseThrow(() -> notUnderstood("more"));
        position++;
        return token;
    }

    /** A keyword, whichever, in upper case. */
    String word() {
        return take(token -> token.kind() == TokenKind.WORD, "a keyword").text().toUpperCase(Locale.ROOT);
    }

    String name() {
        return take(Token::isName, "a name").name();
    }

    String string() {
        return take(Token::isString, "a string").content();
    }

    private Token take(Predicate<Token> isWanted, String description) {
        Token token = peek(0).filter(isWanted).orElseThrow(() -> notUnderstood(description));
        position++;
        return token;
    }

    /** A name with its schema; a database before it is passed over. */
    QualifiedName qualifiedName() {
        String schema = "";
        String name = name();
        while (acceptSign(".")) {
            schema = name;
            name = name();
        }
        return new QualifiedName(schema, name);
    }

    List<QualifiedName> qualifiedNames() {
        var names = new ArrayList<QualifiedName>();
        do {
            names.add(qualifiedName());
        } while (acceptSign(","));
        return names;
    }

    /** Names in parentheses. */
    List<String> nameList() {
        var names = new ArrayList<String>();
        expectSign("(");
        do {
            names.add(name());
        } while (acceptSign(","));
        expectSign(")");
        return names;
    }

    /** What is inside the parentheses that open next. */
    List<Token> parenthesized() {
        if (!atSign("(")) {
            throw notUnderstood("(");
        }
        int start = position;
        skipNested();
        return tokens.subList(start + 1, position - 1);
    }

    /** Everything until a token, at no depth of parentheses or CASE, that ends it; not empty. */
    List<Token> until(Predicate<TokenCursor> isEnd) {
        int start = position;
        while (!isAtEnd() && (position == start || !isEnd.test(this))) {
            skipNested();
        }
        if (position == start) {
            throw notUnderstood("an expression");
        }
        return tokens.subList(start, position);
    }

    /** Passes over everything before a token, at no depth of parentheses or CASE; to the end where there is none. */
    void passTo(Predicate<TokenCursor> isGoal) {
        while (!isAtEnd() && !isGoal.test(this)) {
            skipNested();
        }
    }

    /** One token, or all of what it opens. */
    private void skipNested() {
        Token first = next();
        boolean isParenthesis = first.isSign("(") || first.isSign("[");
        if (first.isSign(")") || first.isSign("]")) {
            position--;
            throw notUnderstood("something else");
        }
        if (isParenthesis || first.isWord("case")) {
            String closing = first.isSign("(") ? ")" : "]";
            while (!(isParenthesis ? acceptSign(closing) : accept("end"))) {
                skipNested();
            }
        }
    }

    List<Token> rest() {
        List<Token> rest = tokens.subList(position, tokens.size());
        position = tokens.size();
        return rest;
    }

    Token previous() {
        return tokens.get(position - 1);
    }

    int position() {
        return position;
    }

    void returnTo(int place) {
        position = place;
    }

    SqlNotUnderstoodException notUnderstood(String expected) {
        String found = peek(0).map(token -> "'" + token.text() + "'").orElse("the end");
        return new SqlNotUnderstoodException("%s where %s was expected".formatted(found, expected));
    }
}
