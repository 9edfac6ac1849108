package io.narraforge.migration.sql;

import java.util.List;

/**
 * A file of SQL, cut into its statements. Cuts at semicolons as psql does: not in parentheses, strings, comments, nor in
 * a function's body between BEGIN ATOMIC and END.
 *
 * @param statements in order; a semicolon with nothing before it makes none
 * @param commentsAtEnd those behind the last statement
 */
public record SqlFile(List<SourceStatement> statements, List<Token> commentsAtEnd) {
    public SqlFile {
        statements = List.copyOf(statements);
        commentsAtEnd = List.copyOf(commentsAtEnd);
    }

    public static SqlFile of(String text) {
        return new StatementSplitter(text).split();
    }
}
