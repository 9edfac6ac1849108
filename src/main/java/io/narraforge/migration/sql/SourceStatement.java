package io.narraforge.migration.sql;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One statement of a file.
 *
 * @param text as it is written, without the semicolon and without comments around it
 * @param line of its first word in the file, from 1
 * @param offset of its first word in the file, from 0
 * @param tokens of its text, white space and comments left out
 * @param commentsBefore those between the statement before and this one, in order
 * @param commentsWithin those inside it and behind it in its last line, in order
 */
public record SourceStatement(
        String text, int line, int offset, List<Token> tokens, List<Token> commentsBefore, List<Token> commentsWithin) {

    public SourceStatement {
        tokens = List.copyOf(tokens);
        commentsBefore = List.copyOf(commentsBefore);
        commentsWithin = List.copyOf(commentsWithin);
    }

    /** What it would do. */
    public Statement meaning() {
        return StatementGrammar.read(tokens);
    }

    /**
     * The same for two statements that differ in nothing but comments, white space and the case of words outside of
     * quotes. What is inside strings counts, the bodies of functions among them: PostgreSQL keeps those as they are.
     */
    public String normalised() {
        return tokens.stream()
                .map(token -> token.kind() == TokenKind.WORD ? token.name() : token.text())
                .collect(Collectors.joining(" "));
    }
}
