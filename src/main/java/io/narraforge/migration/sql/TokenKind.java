package io.narraforge.migration.sql;

/** What a piece of SQL is, by PostgreSQL's lexical rules. */
public enum TokenKind {
    WHITE_SPACE,
    LINE_COMMENT,
    BLOCK_COMMENT,
    /** A keyword or a name without quotes: which of them, only the grammar knows. */
    WORD,
    QUOTED_NAME,
    /** In quotes, with or without one of the prefixes E, B, X, N and U&. */
    STRING,
    DOLLAR_STRING,
    NUMBER,
    PARAMETER,
    OPERATOR,
    PUNCTUATION,
    /** What PostgreSQL refuses: a string, name or comment without its end, a number with letters, a stray character. */
    MALFORMED;

    boolean isComment() {
        return this == LINE_COMMENT || this == BLOCK_COMMENT;
    }

    boolean isSignificant() {
        return this != WHITE_SPACE && !isComment();
    }
}
