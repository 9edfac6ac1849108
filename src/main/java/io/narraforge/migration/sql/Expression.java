package io.narraforge.migration.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A value or condition, as the tokens that it is written with; not read any deeper than its questions need. */
public record Expression(List<Token> tokens) {
    /** Words that stand before a parenthesis and are no function. */
    private static final Set<String> NO_FUNCTIONS = Set.of(
            "and",
            "or",
            "not",
            "in",
            "any",
            "all",
            "some",
            "case",
            "when",
            "then",
            "else",
            "is",
            "like",
            "ilike",
            "between",
            "array",
            "row",
            "cast",
            "as",
            "exists",
            "values",
            "from",
            "distinct",
            "select",
            "where",
            "over",
            "coalesce",
            "nullif",
            "greatest",
            "least",
            "varchar",
            "char",
            "character",
            "varying",
            "numeric",
            "decimal",
            "float",
            "bit",
            "time",
            "timestamp",
            "interval",
            "precision");

    private static final Set<String> NO_NAMES = Set.of("and", "or", "not", "is", "null", "in", "between");

    public Expression {
        tokens = List.copyOf(tokens);
    }

    /** The names of functions that it calls, without their schemas; constructs such as COALESCE are not among them. */
    public Set<String> calls() {
        var names = new TreeSet<String>();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isName() && tokens.get(i + 1).isSign("(") && !NO_FUNCTIONS.contains(token.name())) {
                names.add(token.name());
            }
        }
        return names;
    }

    /** All names in it: of columns, functions, types. */
    public Set<String> names() {
        return tokens.stream()
                .filter(Token::isName)
                .map(Token::name)
                .filter(name -> !NO_NAMES.contains(name))
                .collect(Collectors.toSet());
    }

    /** The conditions that AND joins in it, itself when there is none. */
    public List<Expression> conjuncts() {
        List<Token> bare = withoutParentheses(tokens);
        var parts = new ArrayList<Expression>();
        int start = 0;
        int depth = 0;
        boolean isBetween = false;
        for (int i = 0; i < bare.size(); i++) {
            Token token = bare.get(i);
            depth += depthOf(token);
            if (depth == 0 && token.isWord("or")) {
                return List.of(this);
            } else if (depth == 0 && token.isWord("and") && !isBetween) {
                parts.add(new Expression(bare.subList(start, i)));
                start = i + 1;
            }
            isBetween = token.isWord("between") || (isBetween && !token.isWord("and"));
        }
        parts.add(new Expression(bare.subList(start, bare.size())));
        return parts;
    }

    /** Whether it can only be true where the column holds a value, because it says just that, alone or with AND. */
    public boolean impliesNotNull(String column) {
        return conjuncts().stream().anyMatch(part -> part.isNotNullTest(column));
    }

    private boolean isNotNullTest(String column) {
        List<Token> bare = withoutParentheses(tokens);
        int test = bare.size() - 3;
        return test > 0
                && bare.get(test).isWord("is")
                && bare.get(test + 1).isWord("not")
                && bare.get(test + 2).isWord("null")
                && new Expression(bare.subList(0, test)).isColumn(column);
    }

    /** Whether it is the column and nothing else. */
    public boolean isColumn(String column) {
        List<Token> bare = withoutParentheses(tokens);
        return bare.size() == 1
                && bare.getFirst().isName()
                && bare.getFirst().name().equals(column);
    }

    /** Whether it is the column with one cast to a type: {@code c::jsonb}. */
    public boolean isCastOf(String column) {
        List<Token> bare = withoutParentheses(tokens);
        int cast = 0;
        while (cast < bare.size() && !bare.get(cast).isSign("::")) {
            cast++;
        }
        return cast < bare.size()
                && new Expression(bare.subList(0, cast)).isColumn(column)
                && bare.stream().filter(token -> token.isSign("::")).count() == 1
                && bare.subList(cast, bare.size()).stream().noneMatch(token -> token.kind() == TokenKind.OPERATOR);
    }

    private static int depthOf(Token token) {
        if (token.isSign("(") || token.isSign("[") || token.isWord("case")) {
            return 1;
        }
        return token.isSign(")") || token.isSign("]") || token.isWord("end") ? -1 : 0;
    }

    private static List<Token> withoutParentheses(List<Token> tokens) {
        List<Token> bare = tokens;
        while (bare.size() > 2 && bare.getFirst().isSign("(") && closes(bare) == bare.size() - 1) {
            bare = bare.subList(1, bare.size() - 1);
        }
        return bare;
    }

    /** The place of the parenthesis that closes the first. */
    private static int closes(List<Token> tokens) {
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            depth += depthOf(tokens.get(i));
            if (depth == 0) {
                return i;
            }
        }
        return tokens.size();
    }

    @Override
    public String toString() {
        return tokens.stream().map(Token::text).collect(Collectors.joining(" "));
    }
}
